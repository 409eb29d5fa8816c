//! The XML in the parts of a workbook. What is not well formed is damage.

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::archive::damaged;
use crate::roster::Result;

/// Reads a part; an empty element starts and ends.
pub(crate) fn reader(content: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(content);
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// What comes next.
pub(crate) fn event<'a>(reader: &mut Reader<&'a [u8]>) -> Result<Event<'a>> {
    reader.read_event().map_err(|_| damaged())
}

/// The value of an attribute, if the element has it.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>> {
    let found = element.try_get_attribute(name).map_err(|_| damaged())?;
    let value =
        |found: Attribute<'_>| found.normalized_value(XmlVersion::Implicit1_0).map(String::from);
    found.map(value).transpose().map_err(|_| damaged())
}
