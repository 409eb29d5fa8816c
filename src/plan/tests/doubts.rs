//! What speaks against the nearest answer to whose row it is, in tables.

use crate::plan::check::check;

#[test]
fn no_key_is_believed_against_the_name() {
    // Numbered again: every reference is the next child's.
    check(
        2027,
        "known ANG MEI LI, 2A 2026, no 1, ref 1001
         known CHUA KAI WEN, 2A 2026, no 2, ref 1002
         row ADAM BIN YUSOF, 3A, no 1, ref 1001 => KeyOfAnother ang_mei_li
         row ANG MEI LI, 3A, no 2, ref 1002 => KeyOfAnother chua_kai_wen ang_mei_li
         row CHUA KAI WEN, 3A, no 3, ref 1003 => OtherKey chua_kai_wen
         gone ang_mei_li
         gone chua_kai_wen",
    );
    // A leaver's number on a newcomer.
    check(
        2027,
        "known YEO HUI MIN, 6A 2026, no 1, ref 1008
         row HARITH BIN SAMAD, 1A, no 1, ref 1008 => KeyOfAnother yeo_hui_min",
    );
    // Whose whole name it is has more to say than whose name it nearly is.
    check(
        2027,
        "known TAN WEI MING, 3A 2027, no 1, ref R1
         known TAN WEI MIN, 3A 2027, no 2, ref R2
         row TAN WEI MING, 3A, no 1, ref R2 => KeyOfAnother tan_wei_min tan_wei_ming
         row TAN WEI MIN, 3A, no 2, ref R1 => KeyOfAnother tan_wei_ming tan_wei_min
         gone tan_wei_ming
         gone tan_wei_min",
    );
}

#[test]
fn a_name_that_is_nearly_somebody_s_is_a_question_unless_the_place_agrees() {
    let chen = "known CHEN JIE, 2A 2026, no 6
                known HO LIN, 2A 2026, no 7";
    let others = "row HO LIN, 3A => moved ho_lin\n gone chen_jie";
    check(2027, &format!("{chen}\nrow CHAN JIE, 3A, no 6 => Near chen_jie\n{others}"));
    let class = format!("{chen}\nknown WU RUI, 2A 2026, no 8");
    check(2026, &format!("{class}\nrow CHAN JIE, 2A, no 6 => changed chen_jie"));
    check(2026, &format!("{class}\nrow CHAN JIE, 2A, no 9 => Near chen_jie"));
    // Next door a letter more or less is another child.
    check(2026, &format!("{chen}\nrow CHAN JIE, 2B, no 6 => new chan_jie"));
    check(2026, &format!("{chen}\nrow CHEN JIE (CHAN KIT), 2B => Near chen_jie"));
}

#[test]
fn one_child_in_two_rows_of_a_class_gets_no_second_account() {
    let known = "known TAN WEI MING, 3A 2027, no 1, ref R1
                 known ANG MEI LI, 3A 2027, no 2, ref R2";
    let list = |second: &str| {
        format!(
            "{known}
             row TAN WEI MING, 3A, no 1, ref R1 => same
             row ANG MEI LI, 3A, no 2, ref R2 => same
             {second}"
        )
    };
    check(2027, &list("row TAN WEI MING AARON, 3A, no 3 => TakenTwice tan_wei_ming"));
    check(2027, &list("row MEI LI ANG, 3A, no 3 => TakenTwice ang_mei_li"));
    check(2027, &list("row MEI LI ANG, 3B => TakenTwice ang_mei_li"));
    // A letter more is another child as often as not, and so is whoever is of another level or has another reference.
    check(2027, &list("row ANG MEI LIN, 3A => new ang_mei_lin"));
    check(2027, &list("row MEI LI ANG, 4A => new mei_li_ang"));
    check(2027, &list("row MEI LI ANG, 3A, ref R9 => new mei_li_ang"));
}

#[test]
fn namesakes_of_two_levels_go_up_each_in_their_own() {
    check(
        2027,
        "known TAN LE, 1A 2026
         known TAN LE, 2A 2026, login tan_le_1
         row TAN LE, 1A => new tan_le_2
         row TAN LE, 2A => moved tan_le
         row TAN LE, 3A => moved tan_le_1",
    );
    check(
        2027,
        "known TAN LE, 2A 2026
         known TAN LE, 2B 2026, login tan_le_1
         row TAN LE, 3B => moved tan_le_1
         row TAN LE, 3A => moved tan_le",
    );
    // Last year's numbers tell nothing of other classes.
    check(
        2027,
        "known TAN LE, 2A 2026, no 30
         known TAN LE, 2B 2026, no 12, login tan_le_1
         row TAN LE, 3C, no 12 => MayBe tan_le tan_le_1
         row TAN LE, 3D, no 30 => MayBe tan_le tan_le_1
         gone tan_le
         gone tan_le_1",
    );
    // Numbers say one thing and classes another.
    check(
        2027,
        "known TAN LE, 2A 2026, no 1
         known TAN LE, 2B 2026, no 2, login tan_le_1
         row TAN LE, 3B, no 1 => MayBe tan_le tan_le_1
         row TAN LE, 3A, no 2 => MayBe tan_le tan_le_1
         gone tan_le
         gone tan_le_1",
    );
}

#[test]
fn the_class_of_the_year_before_tells_whose_row_it_is() {
    let two = "known TAN LE, 2A 2026
               known TAN LE, 2B 2026, login tan_le_1";
    check(
        2027,
        &format!(
            "{two}
             row TAN LE, 3C, from 2B => moved tan_le_1
             row TAN LE, 3D, from 2A => moved tan_le"
        ),
    );
    // What the store does not know as a class of that year tells nothing.
    check(
        2027,
        &format!(
            "{two}
             row TAN LE, 3C, from 2 Joy => MayBe tan_le tan_le_1
             row TAN LE, 3D, from Merlion Primary => MayBe tan_le tan_le_1
             gone tan_le
             gone tan_le_1"
        ),
    );
    // One of two rows tells it, and a newcomer came from nowhere.
    check(
        2027,
        "known TAN LE, 2A 2026
         row TAN LE, 3C, from 2A => moved tan_le
         row TAN LE, 3D => TakenTwice tan_le",
    );
    // With namesakes a move that was not noted may be another child; a name that is one child's is that child's.
    check(
        2027,
        "known TAN LE, 2A 2026
         known TAN LE, 5B 2026, login tan_le_1
         known LIM ZI, 2B 2026
         row TAN LE, 3A, from 2B => FromElsewhere tan_le
         row LIM ZI, 3B, from 2A => moved lim_zi
         gone tan_le",
    );
    // Imported again, or within the year, the class of before tells nothing of where somebody is.
    check(
        2027,
        "known TAN LE, 3A 2027\n known LIM ZI, 2B 2026\n row TAN LE, 3A, from 2B => same\n gone lim_zi",
    );
}
