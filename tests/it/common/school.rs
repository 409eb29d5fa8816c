//! A small invented school: class lists of a few pupils, and an office that has imported one.

use std::sync::LazyLock;

use crate::common::{Office, Run, set_mode};

/// Two classes, five pupils, with the name forms that login IDs have to cope with.
pub(crate) const LIST: &str = "\
Class 2027,Reg No,Name of Pupil,Student Ref,Form Teacher,Email
3 Integrity,1,TAN KAI JUN,MP-90-0001,Mdm Salmah Bte Yusof,tan.family@example.org
3 Integrity,2,\"D'SOUZA, MARIE ANNE\",MP-90-0002,Mdm Salmah Bte Yusof,
3 Integrity,12,MUHAMMAD RAYYAN BIN ABDULLAH,MP-90-0003,Mdm Salmah Bte Yusof,
4 Respect,1,LIM WEI LING,MP-90-0004,Mr Ong Kah Seng,
4 Respect,2,ARJUN S/O VEERASAMY,MP-90-0005,Mr Ong Kah Seng,
";

/// The login IDs that the list leads to, in its order.
pub(crate) const LOGINS: [&str; 5] = [
    "tan_kai_jun",
    "dsouza_marie_anne",
    "muhammad_rayyan_bin_abdullah",
    "lim_wei_ling",
    "arjun_so_veerasamy",
];

/// The passphrase of [`Office::with_locked_key`], as the first line of a file.
pub(crate) const PASSPHRASE: &str = "green apples roll\n";

/// The files of a store whose key has a passphrase. Wrapping takes a second on purpose, so it is done once.
static LOCKED: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let office = Office::new();
    office.write("pass.txt", PASSPHRASE);
    office.write("list.csv", LIST);
    office.done(&["import", "list.csv", "--init", "--new-passphrase-file", "pass.txt", "--yes"]);
    let named = |(path, bytes): (std::path::PathBuf, Vec<u8>)| {
        (path.file_name().expect("a name").to_string_lossy().into_owned(), bytes)
    };
    office.store_files().into_iter().map(named).collect()
});

impl Office {
    /// An office like [`Office::with_school`] whose vault key has a passphrase, which stands in `pass.txt`.
    pub(crate) fn with_locked_key() -> Self {
        let office = Self::new();
        office.write("pass.txt", PASSPHRASE);
        std::fs::create_dir(office.store()).expect("a folder");
        set_mode(&office.store(), 0o700);
        for (name, bytes) in LOCKED.iter() {
            let path = office.write(&format!("store/{name}"), bytes);
            set_mode(&path, 0o600);
        }
        office
    }

    /// An office with an empty store.
    pub(crate) fn with_store() -> Self {
        let office = Self::new();
        office.done(&["init", "--school", "Merlion Park Primary School", "--yes"]);
        office
    }

    /// An office whose store holds the five pupils of [`LIST`].
    pub(crate) fn with_school() -> Self {
        Self::with_list(LIST)
    }

    /// An office whose store holds the pupils of a class list.
    pub(crate) fn with_list(list: &str) -> Self {
        let office = Self::with_store();
        office.import(list);
        office
    }

    /// Imports a class list, which has to go well.
    pub(crate) fn import(&self, list: &str) -> Run {
        self.write("list.csv", list);
        self.done(&["import", "list.csv", "--yes"])
    }

    /// Tries to import a class list, which has to be refused.
    pub(crate) fn import_refused(&self, list: &str) -> Run {
        self.write("list.csv", list);
        self.refused(1, &["import", "list.csv", "--yes"])
    }
}
