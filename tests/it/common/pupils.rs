//! The pupils of an office as others can know them: from the database, with passwords opened by the `age` program.

use std::process::Command;

use rayon::prelude::*;

use crate::common::{Office, answer};

/// One pupil's sticker, as it should be.
pub(crate) struct Pupil {
    pub(crate) name: String,
    pub(crate) login: String,
    pub(crate) hash: String,
    pub(crate) password: String,
}

/// A class that fills a page of each sheet, with the names that are hard to place: long ones, and three scripts.
pub(crate) const FULL_PAGE: &str = "\
Class 2027,Reg No,Name of Pupil
3 Integrity,1,AHMAD ZULKARNAIN SYAHIRAN BIN MUHAMMAD KHAIRUL ANWAR
3 Integrity,2,BALASUBRAMANIAM S/O VENKATARAMANATHAN
3 Integrity,3,CHENG XIN YI 郑欣怡
3 Integrity,4,\"D'SOUZA, MARIE ANNE\"
3 Integrity,5,ENG BO
3 Integrity,6,FOO WEI XIANG DARREN @ HU WEIXIANG
3 Integrity,7,GOH ZI NING 吴子宁
3 Integrity,8,HARINI D/O SUBRAMANIAM ஹரிணி சுப்பிரமணியம்
3 Integrity,9,IMRAN HAKIM BIN ROSLAN
3 Integrity,10,JEEVAN RAJ ஜீவன் ராஜ்
3 Integrity,11,KOH KAI XUAN (XU KAIXUAN)
3 Integrity,12,LÊ THỊ MINH KHUÊ
3 Integrity,13,MUHAMMAD RAYYAN BIN ABDULLAH
3 Integrity,14,NUR ALYSSA QISTINA BINTE MOHAMED FAIRUZ
3 Integrity,15,ONG MEI
3 Integrity,16,PRIYADHARSHINI KRISHNAMOORTHY THIRUNAVUKKARASU
3 Integrity,17,QUEK JIA LE REUBEN
3 Integrity,18,RAJA NUR AISYAH MARDHIYYAH BINTE RAJA ISKANDAR ZULKIFLEE
3 Integrity,19,SITI NURHALIZA BINTE ZAINAL ABIDIN
3 Integrity,20,TAN KAI JUN
3 Integrity,21,UMA D/O SELVAM
3 Integrity,22,VENKATANARASIMHARAJUVARIPETA
3 Integrity,23,WANG YI 王怡
3 Integrity,24,ZHENG KAIWEN 郑凯文
";

impl Office {
    /// Everybody, in the order of the sheets, with passwords opened by the `age` program.
    pub(crate) fn pupils(&self) -> Vec<Pupil> {
        let database = self.database();
        let sql = "SELECT s.name, s.login, r.hash, r.sealed
                   FROM students s JOIN classes c ON c.id = s.class_id JOIN credentials r ON r.student_id = s.id
                   ORDER BY c.name, s.register_no";
        let mut statement = database.prepare(sql).expect("a question");
        let rows = statement.query_map([], |row| {
            Ok((row.get("name")?, row.get("login")?, row.get("hash")?, row.get("sealed")?))
        });
        let rows: Vec<(_, _, _, Vec<u8>)> =
            rows.expect("rows").collect::<Result<_, _>>().expect("values");
        let pupil = |(name, login, hash, sealed): (_, _, _, Vec<u8>)| {
            let record = self.opened_by_age(&sealed);
            let password = record.split_whitespace().last().expect("a password").to_owned();
            Pupil { name, login, hash, password }
        };
        rows.into_par_iter().map(pupil).collect()
    }

    /// A sealed copy, opened by the `age` program with the key in the store.
    pub(crate) fn opened_by_age(&self, sealed: &[u8]) -> String {
        let key = self.store().join("vault.key");
        let opened =
            answer(Command::new("age").arg("--decrypt").arg("--identity").arg(key), sealed);
        String::from_utf8(opened).expect("UTF-8")
    }
}
