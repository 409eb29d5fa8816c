//! `mims directory config`: what the programs around a directory need to be told, as files to start from.

use super::init::base_dn;
use crate::commands::flags::one_of::one_of_explained;
use crate::context::{Context, Done};
use crate::domain::words;
use crate::ops::{DirectoryRefusal, read_directories};
use crate::terminal::Error;

words! {
    /// A file to start from.
    pub enum Sample, fn about {
        Slapd = "slapd.conf", "The directory's server on this computer: OpenLDAP, with argon2 and a wait after wrong passwords";
        First = "first.ldif", "The entries that it needs beside the accounts";
        Apache = "apache.conf", "A web page that asks for the account";
        Sssd = "sssd.conf", "Laptops with Linux";
        Lemonldap = "lemonldap.sh", "An identity provider for web tools: LemonLDAP::NG";
    }
}

#[derive(clap::Args)]
pub struct Args {
    /// Which file
    #[arg(value_name = "FILE", value_parser = one_of_explained(|sample: Sample| sample.about().to_owned()))]
    file: Sample,
    /// The entry above the students of this school [default: that of mims directory init]
    #[arg(long, value_name = "DN", value_parser = base_dn)]
    base: Option<String>,
}

/// Runs the command.
pub(super) fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let base = args.base.clone().map_or_else(|| chosen_base(ctx), Ok)?;
    let text = match args.file {
        Sample::Slapd => include_str!("samples/slapd.conf"),
        Sample::First => include_str!("samples/first.ldif"),
        Sample::Apache => include_str!("samples/apache.conf"),
        Sample::Sssd => include_str!("samples/sssd.conf"),
        Sample::Lemonldap => include_str!("samples/lemonldap.sh"),
    };
    let text = text
        .replace("@BASE@", &base)
        .replace("@SUFFIX@", suffix(&base))
        .replace("@WRITER@", &this_user());
    ctx.ui.answer_bytes(text.as_bytes())?;
    Ok(Done::Well)
}

fn chosen_base(ctx: &mut Context) -> Result<String, Error> {
    let first = read_directories(&ctx.store()?)?.into_iter().next();
    let unknown = || Error::from(DirectoryRefusal::NotSetUp);
    Ok(first.ok_or_else(|| unknown().hint("--base says where its entries will be"))?.base)
}

/// The part that is a domain, or all of it.
fn suffix(base: &str) -> &str {
    base.find("dc=").and_then(|at| base.get(at..)).unwrap_or(base)
}

/// What a server sees by its socket of whoever runs this.
#[cfg(unix)]
fn this_user() -> String {
    use rustix::process::{getegid, geteuid};
    let (group, user) = (getegid().as_raw(), geteuid().as_raw());
    format!("gidNumber={group}+uidNumber={user},cn=peercred,cn=external,cn=auth")
}

#[cfg(not(unix))]
fn this_user() -> String {
    "cn=mims,@SUFFIX@".to_owned()
}
