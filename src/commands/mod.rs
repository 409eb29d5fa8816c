//! One subcommand for each file: its arguments, one operation, what it shows. No logic of their own.

pub mod audit;
pub mod directory;
pub mod export;
pub mod flags;
pub mod generate;
pub mod import;
pub mod init;
pub mod manual;
pub mod office;
pub mod portal;
pub mod report;
pub mod safekeeping;
pub mod settings;
pub mod status;
pub mod stickers;
