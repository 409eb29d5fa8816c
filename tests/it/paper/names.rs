//! Names that are hard to print: the 60 of the project's facts, Chinese and Tamil ones, accents, 150 characters, and
//! login IDs of 64 characters.

/// Name, and the login ID where it cannot or should not follow from the name.
pub(crate) const NAMES: &[(&str, &str)] = &[
    ("TAN KAI JUN", ""),
    ("LIM ZI YING", ""),
    ("CHEW POH LENG", ""),
    ("DYLAN SOH YI HENG", ""),
    ("KEIRA YONG XIN EN", ""),
    ("SOH YI HENG DYLAN", ""),
    ("WOO SHU EN TRICIA", ""),
    ("CHAI MEI-XUAN", ""),
    ("LAI WEN HUI, CALEB", ""),
    ("OOI, JIA YING", ""),
    ("KWA SIEW TIN @ LILY KWA", ""),
    ("YIP HON SENG@YE HANCHENG", ""),
    ("GAN BEE HWA (YAN MEIHUA)", ""),
    ("CHOO TIAN HOCK (ZHU TIANFU) @ PETER CHOO", ""),
    ("MUHAMMAD ZIKRY BIN JAILANI", ""),
    ("ARIFF BIN MOHD SIDEK", ""),
    ("NUR SYUHADAH BINTE MISWAN", ""),
    ("ILYANA BTE RASHIDI", ""),
    ("SITI HAJAR BTE. KARIMUN", ""),
    ("HUSNA BINTI ROKIAH", ""),
    ("SHAHRIL B. MUSTAFFA", ""),
    ("NUR ADRIANA SOFIYYA IMANI BINTE MUHAMMAD RIDHWAN", ""),
    ("PRAKASH S/O ARUMUGAM", ""),
    ("NAVIN KUMAR S/O PONNUSAMY", ""),
    ("SANGEETHA D/O VELLASAMY", ""),
    ("JANANI d/o MARIMUTHU", ""),
    ("RAVIN A/L SINNAPPAN", ""),
    ("PUSPA A/P LETCHUMANAN", ""),
    ("V. KEERTHANA", ""),
    ("D.N. PRANAV", ""),
    ("TEJINDER KAUR D/O MOHINDER SINGH", ""),
    ("DANIELA DE CONCEICAON", ""),
    ("PATRICK VAN HUIZENS", ""),
    ("RORY O'MALLEYS", ""),
    ("AISLING O’HARAN", ""),
    ("NUR'AIN BINTE ZAKARIAH", ""),
    ("EVELYN BROOKES-TAN", ""),
    ("ANAÏS MOREAUX", ""),
    ("PHẠM QUỲNH NHƯA", ""),
    ("ANDRE\u{301}S PEN\u{303}ALVERO", ""),
    ("SUKMAWATI", ""),
    ("THENMOLI", ""),
    ("XU YI", ""),
    ("E", ""),
    ("MUHAMMAD AMMAR FIRDAUS HAKIM IZZAT BIN MUHAMMAD KHAIRUL HISHAMUDDIN", ""),
    ("THIRUGNANASAMBANDAMOORTHY D/O VAITHILINGAM SOMASUNDARAM", ""),
    ("郑凯文", "known_login_46"),
    ("தேவி ராஜன்", "known_login_47"),
    ("GOH ZI NING 吴子宁", ""),
    ("  CHIN   WEI LUN ", ""),
    ("TAY EN YU", ""),
    (
        "NURIN ALIA
BINTE SAHARI",
        "",
    ),
    ("WONG KAI LE", ""),
    ("WONG KAI LE", ""),
    ("Wong Kai-Le", ""),
    ("LOW YI EN", ""),
    ("SYED FARHAN BIN SYED IDRUS ALATASI", ""),
    ("BOEY	JIA	WEN", ""),
    ("KEE SHI TING (NEW)", ""),
    ("HAZEL SKY MINT LAU", ""),
    ("欧阳子宁", "ouyang_zining"),
    ("கவிநிலா இளஞ்செழியன்", "kavinila_ilancheziyan"),
    ("LIM WEI 林伟碹邠郤", ""),
    ("KAVINILA D/O ILANCHEZHIYAN கவிநிலா", ""),
    ("ANGELICA MAE DELA PEÑA SORIANO", ""),
    (
        "MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD MUHAMMAD BIN ABDULLAH RAHMAN IZZA",
        "",
    ),
    (
        "PONNAMBALAVANESWARAMOORTHY S/O CHIDAMBARANATHAPILLAI VAIRAVASUNDARAM",
        "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
    ),
    ("MAXIMAL LOGIN", "nur_adriana_sofiyya_imani_binte_muhammad_ridhwan_bin_abdullah_ra"),
];

/// Those whose login IDs are so long that a small label cannot hold them are in a class of their own.
pub(crate) fn is_extreme((name, login): &(&str, &str)) -> bool {
    name.chars().count() > 50 || login.len() == 64
}

/// A class list of all of them.
pub(crate) fn class_list() -> String {
    let row = |(number, entry): (usize, &(&str, &str))| {
        let (name, login) = entry;
        let class = if is_extreme(entry) { "4 Respect" } else { "3 Integrity" };
        format!("{class},{number},\"{name}\",{login}\n")
    };
    let heading = "Class 2027,Reg No,Name of Pupil,Login ID\n".to_owned();
    std::iter::once(heading).chain((1..).zip(NAMES).map(row)).collect()
}
