//! `mims portal`

use std::net::{IpAddr, SocketAddr};
use std::path::{MAIN_SEPARATOR, PathBuf};

use ipnet::IpNet;

use crate::context::{Context, Done, clock};
use crate::domain::HashCosts;
use crate::ops::read_settings;
use crate::terminal::{Error, say_line};
use crate::web::{self, Place, Rules};

/// The students' portal as web pages
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims portal serve --open
  mims portal serve --listen 127.0.0.1:8300 --behind-proxy")]
pub struct Args {
    #[command(subcommand)]
    command: Portal,
}

#[derive(clap::Subcommand)]
enum Portal {
    /// Serve the portal until it is stopped with Ctrl-C
    ///
    /// Students sign in with the sticker, choose their own password, set the security questions, and reset a forgotten
    /// password. It works on the same store as all other commands, at the same time.
    ///
    /// Without a proxy before it that speaks HTTPS it answers this computer only. A line for each request goes to
    /// standard error, without login IDs.
    #[command(after_long_help = "Examples:
  mims portal serve --open
  mims portal serve --listen 127.0.0.1:8300 --behind-proxy
  mims portal serve --listen /run/mims/portal.sock --behind-proxy")]
    Serve(ServeArgs),
}

#[derive(clap::Args)]
struct ServeArgs {
    /// Where to listen: an address with a port, or the path of a Unix socket
    #[arg(long, value_name = "ADDRESS:PORT|PATH", default_value = "127.0.0.1:8300", value_parser = place)]
    listen: Place,
    /// A proxy speaks HTTPS and passes requests on; these networks are believed about the address of a browser
    /// [default: this computer]
    #[arg(
        long,
        value_name = "NETWORK",
        num_args = 0..,
        value_delimiter = ',',
        default_missing_value = "127.0.0.0/8,::1/128",
        value_parser = network,
        conflicts_with = "open"
    )]
    behind_proxy: Option<Vec<IpNet>>,
    /// Open the portal in the browser of this computer: the help desk of a school
    #[arg(long)]
    open: bool,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let Portal::Serve(args) = &args.command;
    let is_local = args.behind_proxy.is_none();
    match &args.listen {
        Place::Address(address) if is_local && !address.ip().is_loopback() => {
            return Err(not_alone(&format!("the network could read what is sent to {address}")));
        }
        Place::Socket(_) if is_local => {
            return Err(not_alone("a Unix socket is for a proxy"));
        }
        _ => {}
    }
    let store = ctx.store()?;
    // With another pepper no answer of a child would be right.
    store.pepper()?;
    let is_one_place = !is_local && read_settings(&store)?.school_networks.is_empty();
    let listening =
        web::listen(&args.listen).map_err(|error| Error::cannot_listen(&args.listen, error))?;
    let rules = Rules {
        clock: Box::new(clock),
        clock_is_right: ctx.act.clock_is_right,
        operator: ctx.act.operator.clone(),
        command: ctx.act.command,
        hash_costs: HashCosts::default(),
        workers: std::thread::available_parallelism().map_or(1, usize::from),
        proxies: args.behind_proxy.clone().unwrap_or_default(),
        is_local,
        log: Box::new(say_line),
    };
    match listening.address() {
        Some(address) => {
            let url = format!("http://{address}/");
            ctx.ui.status(format!("The portal is at {url}; Ctrl-C stops it"));
            if args.open && open::that_detached(&url).is_err() {
                ctx.ui.warn(format!("no browser could be opened; open {url} yourself"));
            }
        }
        None => ctx.ui.status("The portal is at the Unix socket; Ctrl-C stops it"),
    }
    if is_one_place {
        ctx.ui.warn(
            "a class behind one address has to wait after 30 wrong passwords; \
             mims settings set portal.school-networks NETWORK gives the school's own network more",
        );
    }
    web::serve(&ctx.folder()?, rules, listening)?;
    ctx.ui.status("The portal has stopped");
    Ok(Done::Well)
}

fn not_alone(why: &str) -> Error {
    Error::refused(format!("{why}, and the portal does not speak HTTPS itself"))
        .hint("put a proxy before it that does, and add --behind-proxy")
}

fn network(text: &str) -> Result<IpNet, &'static str> {
    text.parse().map_err(|_| "give a network such as 10.0.0.0/8")
}

fn place(text: &str) -> Result<Place, String> {
    if let Ok(address) = text.parse::<SocketAddr>() {
        return Ok(Place::Address(address));
    }
    if text.parse::<IpAddr>().is_ok() || !text.contains(MAIN_SEPARATOR) {
        return Err(
            "an address with a port, such as 127.0.0.1:8300, or the path of a socket".to_owned()
        );
    }
    Ok(Place::Socket(PathBuf::from(text)))
}
