//! What can happen to an account, and how it is drawn.

use proptest::prelude::*;

/// One thing that happens.
#[derive(Debug, Clone)]
pub enum Step {
    /// Time passes.
    Wait(Pause),
    /// Somebody signs in.
    SignIn(Guess),
    /// A sign-in is counted; its process is killed there, or goes on later.
    StartSignIn(Guess),
    /// One of the sign-ins that were counted goes on.
    FinishSignIn(u8),
    /// So many wrong passwords and perhaps the right one, each as soon as one is taken.
    GuessPasswords(u8, bool),
    /// Somebody signs in with a login ID that nobody has.
    SignInAsNobody,
    /// Somebody answers the questions.
    Answer(Reply),
    /// Answers are counted; their process is killed there, or goes on later.
    StartAnswer(Reply),
    /// One of those goes on.
    FinishAnswer(u8),
    /// A password is chosen behind one of the two doors.
    ChoosePassword(Door, Wish),
    /// Three questions are set in the session; the number says which three, and how they are answered.
    SetQuestions(u8),
    /// Another e-mail address, or none.
    GiveEmail(Mail),
    /// An operator resets; the temporary password works for so many days more.
    Reset(u16),
    /// An operator closes the account.
    Disable,
    /// An operator opens it.
    Enable,
    /// An operator forgets all tries.
    Unlock,
    /// An operator takes a batch back, counted from the newest one.
    Undo(u8),
}

/// How much time passes.
#[derive(Debug, Clone, Copy)]
pub enum Pause {
    /// So many milliseconds.
    For(i64),
    /// Until a wait after wrong passwords ends, and so many milliseconds more.
    WaitEnds(i64),
    /// Until the temporary password stops working, and so many milliseconds more.
    PasswordEnds(i64),
}

/// What is typed as a password.
#[derive(Debug, Clone, Copy)]
pub enum Guess {
    /// The one in force.
    Right,
    /// An earlier one of the account.
    Former(u8),
    /// The right one in another case.
    OtherCase,
    /// Somebody else's.
    Neighbours,
    /// None of anybody's.
    Wrong,
}

/// What is answered.
#[derive(Debug, Clone, Copy)]
pub enum Reply {
    /// The answers in force, or anything where there are none.
    Right,
    /// The same with other capitals, spaces and accents.
    Sloppy,
    /// Two of three.
    TwoRight,
    /// The right answers in another order.
    Shuffled,
    /// The right ones to questions that were not asked.
    OtherQuestions,
}

/// What is given as another e-mail address.
#[derive(Debug, Clone, Copy)]
pub enum Mail {
    /// One that was not given before.
    Another,
    /// None, or none any more.
    None,
    /// The login ID, which is an address too.
    Own,
}

/// What lets somebody choose a password.
#[derive(Debug, Clone, Copy)]
pub enum Door {
    /// A session.
    SignedIn,
    /// Right answers.
    Answers,
}

/// What is chosen.
#[derive(Debug, Clone, Copy)]
pub enum Wish {
    /// A legal one that was never used.
    Fresh,
    /// One that this account had before, or has.
    Former(u8),
    /// One that breaks a rule, by its place in [`ILLEGAL`].
    Illegal(u8),
    /// One that keeps every rule and that everybody would guess.
    Weak,
    /// What was typed to sign in, and one digit more.
    Nearly,
}

/// Passwords that each break one rule, and the rule's place in the source document's list.
pub const ILLEGAL: [(&str, usize); 5] = [
    ("Otter-Fu-48", 0),
    ("Otter-Fudge-Kite", 1),
    ("OTTER-FUDGE-482", 2),
    ("otter-fudge-482", 3),
    ("Otter-Qing-48222", 4),
];
/// The rule that an earlier password breaks.
pub const NEVER_USED: usize = 5;

/// Milliseconds of the edges: the figures of DESIGN.md, a little less and a little more.
fn pause() -> impl Strategy<Value = Pause> {
    let edges = [0, 1, 30, 60, 15 * 60, 3600, 86_400, 7 * 86_400, 31 * 86_400];
    let offset = prop::sample::select(vec![-1000, -500, -1, 0, 1, 500, 1000]);
    prop_oneof![
        3 => (prop::sample::select(edges.to_vec()), offset.clone())
            .prop_map(|(seconds, offset)| Pause::For(i64::max(0, seconds * 1000 + offset))),
        1 => (0..3_600_000_i64).prop_map(Pause::For),
        2 => offset.clone().prop_map(Pause::WaitEnds),
        1 => offset.prop_map(Pause::PasswordEnds),
    ]
}

fn guess() -> impl Strategy<Value = Guess> {
    prop_oneof![
        6 => Just(Guess::Right),
        1 => (0..4_u8).prop_map(Guess::Former),
        1 => Just(Guess::OtherCase),
        1 => Just(Guess::Neighbours),
        2 => Just(Guess::Wrong),
    ]
}

fn reply() -> impl Strategy<Value = Reply> {
    prop_oneof![
        3 => Just(Reply::Right),
        1 => Just(Reply::Sloppy),
        2 => Just(Reply::TwoRight),
        1 => Just(Reply::Shuffled),
        1 => Just(Reply::OtherQuestions),
    ]
}

fn wish() -> impl Strategy<Value = Wish> {
    prop_oneof![
        6 => Just(Wish::Fresh),
        1 => (0..6_u8).prop_map(Wish::Former),
        1 => (0..5_u8).prop_map(Wish::Illegal),
        1 => Just(Wish::Weak),
        1 => Just(Wish::Nearly),
    ]
}

/// A step, whole, or what of a try is done before it stops and after it.
pub fn step_or_part() -> impl Strategy<Value = Step> {
    let part = prop_oneof![
        guess().prop_map(Step::StartSignIn),
        (0..3_u8).prop_map(Step::FinishSignIn),
        reply().prop_map(Step::StartAnswer),
        (0..3_u8).prop_map(Step::FinishAnswer),
    ];
    prop_oneof![6 => step(), 1 => part]
}

/// A whole step.
pub fn step() -> impl Strategy<Value = Step> {
    let door = || prop_oneof![2 => Just(Door::SignedIn), 1 => Just(Door::Answers)];
    prop_oneof![
        12 => pause().prop_map(Step::Wait),
        10 => guess().prop_map(Step::SignIn),
        2 => (prop::sample::select(vec![1, 4, 5, 8, 18, 19, 20, 48, 49, 50]), any::<bool>())
            .prop_map(|(count, then_right)| Step::GuessPasswords(count, then_right)),
        1 => Just(Step::SignInAsNobody),
        8 => reply().prop_map(Step::Answer),
        10 => (door(), wish()).prop_map(|(door, wish)| Step::ChoosePassword(door, wish)),
        6 => any::<u8>().prop_map(Step::SetQuestions),
        3 => prop::sample::select(vec![Mail::Another, Mail::None, Mail::Own]).prop_map(Step::GiveEmail),
        3 => prop::sample::select(vec![0, 1, 14, 30, 90]).prop_map(Step::Reset),
        2 => Just(Step::Disable),
        4 => Just(Step::Enable),
        2 => Just(Step::Unlock),
        4 => (0..3_u8).prop_map(Step::Undo),
    ]
}
