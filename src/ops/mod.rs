//! One use case for each file and transaction: a store, who acts and a request in, plain data out.
//! No terminal, no files but the store's, no text for people; a web portal could call the same functions.

mod directory;
#[cfg(test)]
mod distrust;
mod find_meant;
mod import;
mod look;
mod office;
mod portal;
mod refusals;
mod report;
mod safekeeping;
mod write;

pub use directory::*;
pub use find_meant::{find_like, find_meant};
pub use import::{ImportRefusal, ImportRequest, import_roster, load_known};
pub use look::{
    Card, ClassFunnel, LogRefusal, SelectionRefusal, Since, Stops, WantedClass, funnel, log_head,
    read_cards, read_log, read_settings, select_students, verify_log, visit_moved, visit_students,
};
pub use office::*;
#[cfg(test)]
pub use portal::{ANSWERS, OWN, account_model, own_account};
pub use portal::{
    Choice, EmailRefusal, Home, NextStep, Proof, ProofToken, QuestionsRefusal, ResetWay, SignedIn,
    StepRefusal, answer_questions, asked_questions, choose_password, is_school,
    note_refused_address, note_sent, sends_notices, set_questions, set_recovery_email, show_home,
    sign_in, take_notice,
};
pub use report::{
    Compared, Nightly, NightlyClass, NightlyRequest, ReportSink, Reported, ReportedClass, WhoMoved,
    nightly_report, record_night,
};
pub use safekeeping::*;
pub use write::Tick;
use write::write;
