//! `mims directory init`

use std::path::{Path, PathBuf};

use clap::ValueHint;

use super::patience;
use crate::context::{Context, Done};
use crate::directory::Address;
use crate::domain::ldap_base;
use crate::ops::{NewDirectory, chosen_directory, forget_directory, set_up_directory};
use crate::store::Store;
use crate::terminal::Error;

#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims directory init --url ldapi:/// --base ou=merlion-park,dc=mims,dc=example
  mims directory init --url ldaps://a.school.example,ldaps://b.school.example --ca ca.pem \\
    --base ou=merlion-park,dc=mims,dc=example --bind-dn cn=merlion-park,dc=mims,dc=example --secret-file secret.txt
  mims directory init --take-over
  mims directory init --off")]
pub struct Args {
    /// The servers, in the order in which they are tried: ldapi:/// on this computer, ldaps:// on another one [default:
    /// those that are chosen]
    #[arg(long, value_name = "URL,...", value_delimiter = ',', value_parser = address, requires = "base")]
    url: Vec<Address>,
    /// The entry above the students of this school; made if it is not there [default: the one that is chosen]
    #[arg(long, value_name = "DN", value_parser = base_dn)]
    base: Option<String>,
    /// As whom to sign in; without it the server sees by its socket who asks
    #[arg(long, value_name = "DN", requires = "secret_file")]
    bind_dn: Option<String>,
    /// A file with the secret for --bind-dn in its first line, readable by you alone
    #[arg(long, value_name = "FILE", requires = "bind_dn", value_hint = ValueHint::FilePath)]
    secret_file: Option<PathBuf>,
    /// The certificate of the authority that a server behind ldaps:// has to have
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    ca: Option<PathBuf>,
    /// For Linux laptops: a student's user number is this and the student's own number
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(i64).range(1000..2_000_000_000))]
    uid_offset: Option<i64>,
    /// Go on although the directory follows another store, or a later state of this one: this store is right
    #[arg(long)]
    take_over: bool,
    /// Keep no directory in step any more; what it says stays as it is
    #[arg(long, conflicts_with_all = ["url", "base", "bind_dn", "secret_file", "ca", "uid_offset", "take_over"])]
    off: bool,
}

/// Runs the command.
pub(super) fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let mut store = ctx.store()?;
    if args.off {
        forget_directory(&mut store, &ctx.act)?;
        ctx.ui.status("No directory is kept in step any more.");
        return Ok(Done::Well);
    }
    let new = wanted(&store, args)?;
    for address in &new.servers {
        let is_remote = matches!(address, Address::Tls { .. });
        if !address.knows_who_asks() && new.bind_dn.is_none() {
            return Err(Error::refused(format!("{address} has to be told who asks"))
                .hint("add --bind-dn and --secret-file, or use ldapi:///"));
        }
        if is_remote && new.ca_file.is_none() {
            return Err(Error::refused(format!("whose certificate {address} shows is not known"))
                .hint("add --ca with the certificate of your authority"));
        }
    }
    set_up_directory(&mut store, new, patience::LONG, &ctx.act)?;
    ctx.did("this is done: the directory is chosen; mims directory init --off takes it back");
    ctx.ui.status("Next: mims directory sync writes the accounts.");
    Ok(Done::Well)
}

/// Other servers are asked for with all that belongs to them; without them the directory that is chosen is set up again,
/// changed in what is given.
fn wanted(store: &Store, args: &Args) -> Result<NewDirectory, Error> {
    let mut new = if args.url.is_empty() {
        chosen_directory(store)?
    } else {
        NewDirectory { servers: args.url.clone(), ..NewDirectory::default() }
    };
    new.base = args.base.clone().unwrap_or(new.base);
    new.bind_dn = args.bind_dn.clone().or(new.bind_dn);
    new.secret_file = whole(args.secret_file.as_deref())?.or(new.secret_file);
    new.ca_file = whole(args.ca.as_deref())?.or(new.ca_file);
    new.uid_offset = args.uid_offset.or(new.uid_offset);
    new.take_over = args.take_over;
    Ok(new)
}

/// The path from the root, because later runs begin in other folders.
fn whole(path: Option<&Path>) -> Result<Option<PathBuf>, Error> {
    path.map(|path| path.canonicalize().map_err(|cause| Error::file(path, cause))).transpose()
}

fn address(text: &str) -> Result<Address, String> {
    Address::parse(text).map_err(|error| error.to_string())
}

pub(super) fn base_dn(text: &str) -> Result<String, String> {
    ldap_base(text).map_err(|error| error.to_string())
}
