//! Paper for a whole school: stickers and slips as a library makes them, and the whole command on a store of 2,000.
//!
//! `cargo bench --bench paper`. The passwords are drawn once; the command also opens them and notes each printing.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]
#![expect(clippy::indexing_slicing, reason = "a bench that goes wrong may stop")]
#![expect(clippy::cast_possible_truncation, reason = "classes and numbers are small")]
#![expect(clippy::cast_precision_loss, reason = "kilobytes for eyes")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use mims::outside::{
    Look, NameParts, Pack, Pages, Part, Placement, Secret, Sheet, Sticker, Style, draw, slips,
    stickers,
};
use rand::SeedableRng as _;
use rand::rngs::StdRng;

const PORTAL: &str = "https://mims.moe.gov.sg";

fn main() {
    let pupils = pupils(20_000);
    for count in [2_000, 20_000] {
        let list: Vec<_> = pupils.iter().take(count).map(Pupil::sticker).collect();
        let sheet = Sheet::by_name("L7160").expect("known").clone();
        let (placement, look) = (Placement::on(sheet), Look::BuiltIn(Part::Whole));
        let print = || stickers(&placement, &look, PORTAL, &list).expect("printed");
        report(&format!("{count} stickers"), measured(9, print));
    }
    let list: Vec<_> = pupils.iter().take(2_000).map(Pupil::sticker).collect();
    report("2000 slips", measured(9, || slips(PORTAL, &packs(&list), None).expect("printed")));
    whole_command(&pupils[..2_000]);
}

struct Pupil {
    name: String,
    class: String,
    register_no: u16,
    login: String,
    password: Secret,
}

impl Pupil {
    fn sticker(&self) -> Sticker<'_> {
        Sticker {
            school: "Merlion Park Primary School",
            name: &self.name,
            class: &self.class,
            register_no: Some(self.register_no),
            login: &self.login,
            domain: "students.edu.sg",
            password: Some((self.password.expose(), jiff::civil::date(2027, 2, 15))),
        }
    }
}

/// Classes of 40; names made of syllables, so nobody real is meant. One in twenty has Chinese or Tamil letters too.
fn pupils(count: usize) -> Vec<Pupil> {
    let first = ["TAN", "LIM", "MUHAMMAD", "NUR", "SITI", "RAVI", "GOH", "LEE", "KAUR", "WONG"];
    let second = ["KAI", "ZI", "JIA", "WEI", "HUI", "ADAM", "PRIYA", "EN", "LE", "MEI"];
    let third = ["JUN", "YING", "HENG", "BINTE OSMAN", "S/O KUMAR", "XUAN", "BIN HARIS", "HAO"];
    let mut rng = StdRng::seed_from_u64(1);
    let pupil = |number: usize| {
        let pick = |words: &[&'static str], step: usize| words[number / step % words.len()];
        let latin = [pick(&first, 1), pick(&second, 10), pick(&third, 100)].join(" ");
        let name = match number % 40 {
            7 => format!("{latin} 吴子宁"),
            23 => format!("{latin} தேவி ராஜன்"),
            _ => latin.clone(),
        };
        let class = number / 40;
        let login = latin.to_lowercase().replace('/', "").replace(' ', "_");
        Pupil {
            name,
            class: format!(
                "{}{}{}",
                1 + class % 6,
                char::from(b'A' + (class / 6 % 9) as u8),
                class / 54
            ),
            register_no: 1 + (number % 40) as u16,
            login: format!("{login}_{number}"),
            password: draw(Style::Words, &NameParts::default(), &mut rng),
        }
    };
    (0..count).map(pupil).collect()
}

fn packs<'a>(list: &[Sticker<'a>]) -> Vec<Pack<'a>> {
    let pack = |slips: &[Sticker<'a>]| Pack {
        school: "Merlion Park Primary School",
        class: slips[0].class,
        year: 2027,
        form_teacher: Some("Mdm Salmah Bte Yusof"),
        slips: slips.to_vec(),
        left_out: Vec::new(),
    };
    list.chunks(40).map(pack).collect()
}

/// Import once, then print again and again.
fn whole_command(pupils: &[Pupil]) {
    let folder = tempfile::tempdir().expect("a folder");
    let row = |pupil: &Pupil| {
        let Pupil { name, class, register_no, login, .. } = pupil;
        format!("{name},{class},{register_no},{login}\n")
    };
    let heading = "Name,Class,Reg No,Login ID\n".to_owned();
    let list: String = std::iter::once(heading).chain(pupils.iter().map(row)).collect();
    #[expect(clippy::disallowed_methods, reason = "bench input")]
    std::fs::write(folder.path().join("list.csv"), list).expect("the class list");
    mims(folder.path(), &["import", "list.csv", "--init", "--yes", "--quiet"]);
    let args = ["stickers", "--all", "--again", "--output", "all.pdf", "--force"];
    let mut times: Vec<_> = (0..15).map(|_| mims(folder.path(), &args)).collect();
    times.sort();
    let size = std::fs::metadata(folder.path().join("all.pdf")).expect("a PDF").len();
    show("mims stickers for 2000", times[times.len() / 2], usize::try_from(size).unwrap_or(0));
}

fn mims(folder: &Path, args: &[&str]) -> Duration {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mims"));
    command.args(args).current_dir(folder).env("MIMS_STORE", folder.join("store"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let started = Instant::now();
    let status = command.status().expect("the command starts");
    let took = started.elapsed();
    assert!(status.success(), "{command:?} ended with {status}");
    took
}

fn measured(runs: usize, mut print: impl FnMut() -> Pages) -> (Duration, usize) {
    let mut times = Vec::new();
    let mut bytes = 0;
    for _ in 0..runs {
        let started = Instant::now();
        bytes = print().pdf.len();
        times.push(started.elapsed());
    }
    times.sort();
    (times[runs / 2], bytes)
}

fn report(what: &str, (time, bytes): (Duration, usize)) {
    show(what, time, bytes);
}

fn show(what: &str, time: Duration, bytes: usize) {
    println!("{what:24} {:8.1} ms {:8.1} KB", time.as_secs_f64() * 1000.0, bytes as f64 / 1000.0);
}
