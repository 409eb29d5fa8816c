//! What the report tells of the students' portal.

use super::counts::Counts;
use crate::domain::Outcome;

words! {
    /// What happened at the portal; each is a row of the audit log.
    pub enum AtPortal, fn meaning {
        SignIns = "sign_ins", "sign-ins";
        ResetsByQuestions = "resets_by_questions", "passwords reset with security questions";
        /// One row for each address and ten minutes, however often it goes on trying.
        RefusedAddresses = "refused_addresses", "times an address was turned away after too many tries";
    }
}

impl AtPortal {
    /// What the audit log calls it.
    pub fn outcome(self) -> Outcome {
        match self {
            Self::SignIns => Outcome::SignedIn,
            Self::ResetsByQuestions => Outcome::ResetByQuestions,
            Self::RefusedAddresses => Outcome::AddressRefused,
        }
    }
}

/// How often each of them happened.
pub type PortalUse = Counts<AtPortal, { AtPortal::ALL.len() }>;
