//! What the server is told by whoever starts it.

use ipnet::IpNet;
use jiff::Timestamp;

use crate::domain::HashCosts;

/// Clock, costs, and whom to believe.
pub struct Rules {
    pub clock: Box<dyn Fn() -> Timestamp + Send + Sync>,
    /// Whether it is believed whatever was written down before.
    pub clock_is_right: bool,
    /// Who acts and by which command, in the audit log.
    pub operator: String,
    pub command: &'static str,
    pub hash_costs: HashCosts,
    /// How many hashes are made at once.
    pub workers: usize,
    /// Whose word about the address of a browser is taken.
    pub proxies: Vec<IpNet>,
    /// Whether only this computer can ask.
    pub is_local: bool,
    /// Takes a line for each request.
    pub log: Box<dyn Fn(&str) + Send + Sync>,
}
