//! A label sheet: where each label lies on its page. All lengths are in millimetres, from the
//! upper left corner.

/// The geometry of one label sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Who sells it: `Avery`.
    pub maker: &'static str,
    /// The name on the packet, without the maker: `L7160`.
    pub name: &'static str,
    /// Other names of the same geometry.
    pub aliases: &'static [&'static str],
    /// The page it is cut from.
    pub page: PageSize,
    /// Labels across and down.
    pub columns: u16,
    /// See `columns`.
    pub rows: u16,
    /// The size of a label.
    pub width: f32,
    /// See `width`.
    pub height: f32,
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) pitch_x: f32,
    pub(crate) pitch_y: f32,
}

/// The paper a sheet is cut from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageSize {
    /// What it is called: `A4`.
    pub name: &'static str,
    /// Width and height.
    pub(crate) size: (f32, f32),
}

pub(crate) const A4: PageSize = PageSize { name: "A4", size: (210.0, 297.0) };
pub(crate) const LETTER: PageSize = PageSize { name: "Letter", size: (215.9, 279.4) };

/// Printers leave about this much of the page's edge blank.
const PRINTER_EDGE: f32 = 4.0;

impl Sheet {
    /// How many labels one page holds.
    pub fn labels_per_page(&self) -> usize {
        usize::from(self.columns) * usize::from(self.rows)
    }

    /// Upper left corner of a label, counted along the rows from 0 and starting again after the
    /// last label of a page.
    pub(crate) fn label_corner(&self, slot: usize) -> (f32, f32) {
        let slot = u16::try_from(slot % self.labels_per_page()).unwrap_or(0);
        let (column, row) = (slot % self.columns, slot / self.columns);
        (self.left + f32::from(column) * self.pitch_x, self.top + f32::from(row) * self.pitch_y)
    }

    /// Blank space right of the last column and under the last row; negative if they do not fit.
    pub(crate) fn far_margins(&self) -> (f32, f32) {
        let (page_width, page_height) = self.page.size;
        let (x, y) = self.label_corner(self.labels_per_page() - 1);
        (page_width - x - self.width, page_height - y - self.height)
    }

    /// How much of a label's edge must stay blank, sideways and up and down, where the sheet's own
    /// margin is narrower than what a printer leaves.
    pub(crate) fn blank_edge(&self) -> (f32, f32) {
        let (right, bottom) = self.far_margins();
        let blank = |near: f32, far| (PRINTER_EDGE - near.min(far)).max(0.0);
        (blank(self.left, right), blank(self.top, bottom))
    }
}
