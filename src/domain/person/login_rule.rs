//! How a login ID is made from a name: the full name, lower case, words joined by `_`
//! (source document, "MIMS login ID and password"), with the ministry's published shortening as a setting.

use unicode_normalization::UnicodeNormalization as _;

use super::login_id::{LoginId, MAX_LOCAL, Role};
use super::name::PersonName;
use crate::domain::text::{folded, is_latin, plain_letters};

/// The school's choice of words; the default keeps all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LoginRule {
    /// Words left out, in lower case and with their slash (`bin`, `s/o`), so that the surname So stays.
    pub drop_words: Vec<String>,
    /// How many words are kept at the most.
    pub max_words: Option<usize>,
}

impl LoginRule {
    /// The words of the login ID; none when the name has no Latin letter, or one without a plain form, which would
    /// vanish.
    fn words(&self, name: &PersonName) -> Vec<String> {
        let name: String = name.as_str().nfc().collect();
        let alias = name.find(['@', '(']).unwrap_or(name.len());
        let (name, _) = name.split_at(alias);
        let words = name.split(|c: char| c.is_whitespace() || "-‐‑–,_".contains(c));
        let kept = words.filter(|word| {
            let plain = word.trim_matches('.').to_lowercase();
            !self.drop_words.contains(&plain)
        });
        let made =
            kept.map(latin_part).filter(|word| word.as_ref().is_none_or(|word| !word.is_empty()));
        made.take(self.max_words.unwrap_or(usize::MAX)).collect::<Option<_>>().unwrap_or_default()
    }

    /// The first login ID of the row plain, `_1`, `_2`, ... that nobody has had.
    /// `None` when the name has no Latin letter, or one without a plain form: then the class list has to give the login
    /// ID.
    pub fn login_id(
        &self,
        name: &PersonName,
        role: Role,
        mut is_taken: impl FnMut(&LoginId) -> bool,
    ) -> Option<LoginId> {
        let words = self.words(name);
        if !words.iter().any(|word| word.contains(|c: char| c.is_ascii_alphabetic())) {
            return None;
        }
        let plain = std::iter::once(String::new());
        let numbered = (1..u32::MAX).map(|number| format!("_{number}"));
        plain.chain(numbered).find_map(|suffix| {
            let local = joined(&words, MAX_LOCAL - suffix.len()) + &suffix;
            LoginId::new(&local, role.domain()).ok().filter(|login| !is_taken(login))
        })
    }
}

/// Latin letters without accents, and digits; everything else vanishes (`D'Souza` is `dsouza`, `S/O` is `so`). None where
/// a Latin letter has no plain form.
fn latin_part(word: &str) -> Option<String> {
    let latin: String = word.chars().filter(|c| is_latin(*c) || c.is_ascii_digit()).collect();
    let has_plain = |c: char| c.is_ascii() || c.to_lowercase().any(|c| plain_letters(c).is_some());
    latin.chars().all(has_plain).then(|| folded(&latin))
}

/// As many whole words as fit; only a first word that is too long by itself is cut.
fn joined(words: &[String], max: usize) -> String {
    let mut joined = String::new();
    for word in words {
        if joined.is_empty() {
            joined.extend(word.chars().take(max));
        } else if joined.len() + 1 + word.len() <= max {
            joined.push('_');
            joined.push_str(word);
        } else {
            break;
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published practice of the ministry: particles left out, at most four words.
    fn ministry() -> LoginRule {
        let drop_words = ["bin", "binte", "bte", "binti", "s/o", "d/o", "a/l", "a/p"];
        LoginRule { drop_words: drop_words.map(str::to_owned).to_vec(), max_words: Some(4) }
    }

    fn made(rule: &LoginRule, name: &str, taken: &[&str]) -> Option<String> {
        let name = PersonName::parse(name).expect("a name");
        let login = rule.login_id(&name, Role::Student, |login| taken.contains(&login.local()))?;
        Some(login.local().to_owned())
    }

    #[test]
    fn the_full_name_becomes_the_login_id() {
        let check = |name: &str, expected: &str| {
            assert_eq!(made(&LoginRule::default(), name, &[]).as_deref(), Some(expected), "{name}");
        };
        check("TAN KAI JUN", "tan_kai_jun");
        check("LIM ZI YING", "lim_zi_ying");
        check("CHEW POH LENG", "chew_poh_leng");
        check("DYLAN SOH YI HENG", "dylan_soh_yi_heng");
        check("KEIRA YONG XIN EN", "keira_yong_xin_en");
        check("SOH YI HENG DYLAN", "soh_yi_heng_dylan");
        check("WOO SHU EN TRICIA", "woo_shu_en_tricia");
        check("CHAI MEI-XUAN", "chai_mei_xuan");
        check("LAI WEN HUI, CALEB", "lai_wen_hui_caleb");
        check("OOI, JIA YING", "ooi_jia_ying");
        check("KWA SIEW TIN @ LILY KWA", "kwa_siew_tin");
        check("YIP HON SENG@YE HANCHENG", "yip_hon_seng");
        check("GAN BEE HWA (YAN MEIHUA)", "gan_bee_hwa");
        check("CHOO TIAN HOCK (ZHU TIANFU) @ PETER CHOO", "choo_tian_hock");
        check("MUHAMMAD ZIKRY BIN JAILANI", "muhammad_zikry_bin_jailani");
        check("ARIFF BIN MOHD SIDEK", "ariff_bin_mohd_sidek");
        check("NUR SYUHADAH BINTE MISWAN", "nur_syuhadah_binte_miswan");
        check("ILYANA BTE RASHIDI", "ilyana_bte_rashidi");
        check("SITI HAJAR BTE. KARIMUN", "siti_hajar_bte_karimun");
        check("HUSNA BINTI ROKIAH", "husna_binti_rokiah");
        check("SHAHRIL B. MUSTAFFA", "shahril_b_mustaffa");
        check(
            "NUR ADRIANA SOFIYYA IMANI BINTE MUHAMMAD RIDHWAN",
            "nur_adriana_sofiyya_imani_binte_muhammad_ridhwan",
        );
        check("PRAKASH S/O ARUMUGAM", "prakash_so_arumugam");
        check("NAVIN KUMAR S/O PONNUSAMY", "navin_kumar_so_ponnusamy");
        check("SANGEETHA D/O VELLASAMY", "sangeetha_do_vellasamy");
        check("JANANI d/o MARIMUTHU", "janani_do_marimuthu");
        check("RAVIN A/L SINNAPPAN", "ravin_al_sinnappan");
        check("PUSPA A/P LETCHUMANAN", "puspa_ap_letchumanan");
        check("V. KEERTHANA", "v_keerthana");
        check("D.N. PRANAV", "dn_pranav");
        check("TEJINDER KAUR D/O MOHINDER SINGH", "tejinder_kaur_do_mohinder_singh");
        check("DANIELA DE CONCEICAON", "daniela_de_conceicaon");
        check("PATRICK VAN HUIZENS", "patrick_van_huizens");
        check("RORY O'MALLEYS", "rory_omalleys");
        check("AISLING O’HARAN", "aisling_oharan");
        check("NUR'AIN BINTE ZAKARIAH", "nurain_binte_zakariah");
        check("EVELYN BROOKES-TAN", "evelyn_brookes_tan");
        check("ANAÏS MOREAUX", "anais_moreaux");
        check("PHẠM QUỲNH NHƯA", "pham_quynh_nhua");
        check("ANDRÉS PEÑALVERO", "andres_penalvero");
        check("ƏLİYEV ƏLƏKBƏR", "eliyev_elekber");
        check("Kɔfi Mɛnsa", "kofi_mensa");
        check("KƆFI MƐNSA", "kofi_mensa");
        check("Danladi Ɗanɓaba", "danladi_danbaba");
        check("SØREN KJÆR", "soren_kjaer");
        check("ŁUCJA ÞÓRSDÓTTIR", "lucja_thorsdottir");
        check("RORY O´MALLEYS", "rory_omalleys");
        check("NUR`AIN BINTE ZAKARIAH", "nurain_binte_zakariah");
        check("SUKMAWATI", "sukmawati");
        check("THENMOLI", "thenmoli");
        check("XU YI", "xu_yi");
        check("E", "e");
        check(
            "MUHAMMAD AMMAR FIRDAUS HAKIM IZZAT BIN MUHAMMAD KHAIRUL HISHAMUDDIN",
            "muhammad_ammar_firdaus_hakim_izzat_bin_muhammad_khairul",
        );
        check(
            "THIRUGNANASAMBANDAMOORTHY D/O VAITHILINGAM SOMASUNDARAM",
            "thirugnanasambandamoorthy_do_vaithilingam_somasundaram",
        );
        check("GOH ZI NING 吴子宁", "goh_zi_ning");
        check("  CHIN   WEI LUN ", "chin_wei_lun");
        check("TAY\u{a0}EN\u{a0}YU", "tay_en_yu");
        check("NURIN ALIA\nBINTE SAHARI", "nurin_alia_binte_sahari");
        check("WONG KAI LE", "wong_kai_le");
        check("Wong Kai-Le", "wong_kai_le");
        check("SYED FARHAN BIN SYED IDRUS ALATASI", "syed_farhan_bin_syed_idrus_alatasi");
        check("BOEY\tJIA\tWEN", "boey_jia_wen");
        check("KEE SHI TING (NEW)", "kee_shi_ting");
        check("HAZEL SKY MINT LAU", "hazel_sky_mint_lau");
        check("ANAI\u{308}S D'Souza", "anais_dsouza");
        check(&"A".repeat(70), &"a".repeat(64));
    }

    #[test]
    fn names_without_plain_letters_need_a_login_id_from_the_list() {
        for name in ["郑凯文", "தேவி ராஜன்", "(TAN KAI JUN)", "ǃKHO TAN", "ʔABA TAN"]
        {
            assert_eq!(made(&LoginRule::default(), name, &[]), None, "{name}");
        }
    }

    #[test]
    fn equal_names_are_numbered_and_no_login_id_is_given_twice() {
        let check = |name: &str, taken: &[&str], expected: &str| {
            assert_eq!(made(&LoginRule::default(), name, taken).as_deref(), Some(expected));
        };
        check("WONG KAI LE", &["wong_kai_le"], "wong_kai_le_1");
        check("WONG KAI LE", &["wong_kai_le", "wong_kai_le_1"], "wong_kai_le_2");
        check("WONG KAI LE", &["wong_kai_le_1"], "wong_kai_le");
        let long = "a".repeat(64);
        check(&long, &[&long], &format!("{}_1", "a".repeat(62)));
    }

    #[test]
    fn the_ministry_preset_drops_particles_and_keeps_four_words() {
        let check = |name: &str, expected: &str| {
            assert_eq!(made(&ministry(), name, &[]).as_deref(), Some(expected), "{name}");
        };
        check("MUHAMMAD ZIKRY BIN JAILANI", "muhammad_zikry_jailani");
        check("SITI HAJAR BTE. KARIMUN", "siti_hajar_karimun");
        check("PRAKASH S/O ARUMUGAM", "prakash_arumugam");
        check("SO WEI MING", "so_wei_ming");
        check("NUR ADRIANA SOFIYYA IMANI BINTE MUHAMMAD RIDHWAN", "nur_adriana_sofiyya_imani");
    }

    proptest::proptest! {
        #[test]
        fn every_name_gives_a_valid_login_id_or_none(text in "\\PC{0,80}") {
            if let Ok(name) = PersonName::parse(&text) {
                for rule in [LoginRule::default(), ministry()] {
                    if let Some(login) = rule.login_id(&name, Role::Student, |_| false) {
                        let again = LoginId::parse(login.local()).expect("made by the rule");
                        proptest::prop_assert_eq!(again, login);
                    }
                }
            }
        }
    }
}
