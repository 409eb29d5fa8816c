//! Looking into the store's files behind the program's back.

use rusqlite::types::FromSql;
use rusqlite::{Connection, Params};
use std::path::PathBuf;

use crate::common::Office;

impl Office {
    /// The store's database.
    pub(crate) fn database(&self) -> Connection {
        Connection::open(self.store().join("mims.db")).expect("a database")
    }

    /// One value of the database.
    pub(crate) fn value<T: FromSql>(&self, sql: &str, params: impl Params) -> T {
        self.database().query_row(sql, params, |row| row.get(0)).expect("a value")
    }

    /// The first column of all rows.
    pub(crate) fn column<T: FromSql>(&self, sql: &str) -> Vec<T> {
        let database = self.database();
        let mut statement = database.prepare(sql).expect("a question that SQLite knows");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        rows.collect::<Result<_, _>>().expect("values of this type")
    }

    /// Changes the database as the program would not.
    pub(crate) fn tamper(&self, sql: &str) {
        let database = self.database();
        database.execute_batch(sql).expect("a change");
    }

    /// Every file of the store with its bytes.
    pub(crate) fn store_files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let entries = std::fs::read_dir(self.store()).expect("the store's folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.map(|path| (path.clone(), std::fs::read(&path).expect("a file"))).collect()
    }

    /// The files of the store that hold these bytes.
    pub(crate) fn files_with(&self, bytes: &[u8]) -> Vec<PathBuf> {
        let holds = |contents: &[u8]| contents.windows(bytes.len()).any(|window| window == bytes);
        let files = self.store_files().into_iter().filter(|(_, contents)| holds(contents));
        files.map(|(path, _)| path).collect()
    }

    /// Everything that the tables say, to see that nothing was changed.
    pub(crate) fn facts(&self) -> Vec<String> {
        let tables =
            self.column::<String>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1");
        let database = self.database();
        let mut facts = Vec::new();
        for table in tables {
            let mut statement =
                database.prepare(&format!("SELECT * FROM {table}")).expect("a table");
            let columns = statement.column_count();
            let mut rows = statement.query([]).expect("rows");
            while let Some(row) = rows.next().expect("a row") {
                let values = (0..columns).map(|column| row.get_ref(column).expect("a value"));
                facts.push(format!("{table}: {:?}", values.collect::<Vec<_>>()));
            }
        }
        facts
    }
}
