//! A class at the portal: 40 students sign in at once from 40 connections, and somebody reads pages meanwhile. The
//! yardsticks are what no server can do without, as many Argon2 hashes on as many threads, and what a school would have
//! otherwise: Django, as it comes, with the same Argon2.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Barrier, Mutex};
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Block, Params, Version};

use crate::browser::Browser;
use crate::django::Django;
use crate::school::OWN;
use crate::{School, at, median};

const STUDENTS: usize = 40;
const ROUNDS: usize = 15;
const PAGES: [&str; 3] = ["/", "/help", "/forgot"];

pub(crate) fn measure() {
    let school = School::new(i64::try_from(STUDENTS).expect("a class"));
    let logins = school.logins.get(..STUDENTS).expect("a class");
    let django = Django::start(logins);
    let pages = Mutex::new(Vec::new());
    let portal = || {
        let are_in = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| read_pages(&school, &pages, &are_in));
            let took = sign_in(school.address, logins);
            are_in.store(true, Ordering::Relaxed);
            took
        })
    };
    let beside = || django.as_ref().map(|django| sign_in(django.address, logins));
    portal();
    beside();
    pages.lock().expect("times").clear();
    // In turn, so that a machine that slows down slows all.
    let rounds: Vec<_> = (0..ROUNDS).map(|_| (bare_hashes(), portal(), beside())).collect();
    let milliseconds = |times: &mut dyn Iterator<Item = Duration>| {
        median(times.map(|time| time.as_secs_f64() * 1e3))
    };
    let bare = milliseconds(&mut rounds.iter().map(|round| round.0));
    let class = milliseconds(&mut rounds.iter().map(|round| round.1));
    let ratio =
        median(rounds.iter().map(|(bare, class, _)| class.as_secs_f64() / bare.as_secs_f64()));
    println!("40 sign-ins at once  {class:7.0} ms = {ratio:.2} x 40 bare hashes ({bare:.0} ms)");
    match django {
        Some(_) => {
            let django = milliseconds(&mut rounds.iter().filter_map(|round| round.2));
            println!("Django and gunicorn  {django:7.0} ms");
        }
        None => println!(
            "NOT MEASURED: Django (python3-django, gunicorn and python3-argon2 are not there)"
        ),
    }
    let pages = pages.into_inner().expect("times");
    let (middle, late) = (median(pages.iter().copied()), at(pages.iter().copied(), 0.99));
    println!("pages meanwhile      {middle:7.1} ms, p99 {late:.1} ms, of {}", pages.len());
}

/// From the moment when all press the button until the last one is in.
fn sign_in(address: SocketAddr, logins: &[String]) -> Duration {
    let ready = Barrier::new(logins.len() + 1);
    std::thread::scope(|scope| {
        for login in logins {
            let mut browser = Browser::new(address);
            let ready = &ready;
            scope.spawn(move || {
                ready.wait();
                let answer = browser.enter(login, OWN);
                assert_eq!((answer.status, answer.to.as_str()), (303, "/home"), "{login}");
            });
        }
        ready.wait();
        Instant::now()
    })
    .elapsed()
}

fn read_pages(school: &School, pages: &Mutex<Vec<f64>>, are_in: &AtomicBool) {
    let mut browser = Browser::new(school.address);
    for path in PAGES.iter().cycle() {
        if are_in.load(Ordering::Relaxed) {
            return;
        }
        let started = Instant::now();
        assert_eq!(browser.open(path).status, 200);
        pages.lock().expect("times").push(started.elapsed().as_secs_f64() * 1e3);
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn bare_hashes() -> Duration {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let started = Instant::now();
    std::thread::scope(|scope| {
        for core in 0..cores {
            scope.spawn(move || {
                let params = Params::new(19_456, 2, 1, Some(32)).expect("parameters");
                let mut memory = vec![Block::default(); params.block_count()];
                let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
                for number in (core..STUDENTS).step_by(cores) {
                    let (password, mut hash) = (number.to_le_bytes(), [0; 32]);
                    let done = argon2.hash_password_into_with_memory(
                        &password,
                        &[7; 16],
                        &mut hash,
                        &mut memory,
                    );
                    done.expect("a hash");
                }
            });
        }
    });
    started.elapsed()
}
