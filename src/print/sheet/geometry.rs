//! A label sheet: where each label lies on its page. All lengths are in millimetres, from the
//! upper left corner.

/// The geometry of one label sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub(crate) maker: &'static str,
    pub(crate) name: &'static str,
    pub(crate) aliases: &'static [&'static str],
    pub(crate) page: PageSize,
    pub(crate) columns: u16,
    pub(crate) rows: u16,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) pitch_x: f32,
    pub(crate) pitch_y: f32,
}

/// The paper a sheet is cut from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageSize {
    A4,
    Letter,
}

impl PageSize {
    /// Width and height.
    pub(crate) fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::Letter => (215.9, 279.4),
        }
    }
}

/// Printers leave about this much of the page's edge blank.
const PRINTER_EDGE: f32 = 4.0;

impl Sheet {
    /// The name on the packet, without the maker: `L7160`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Who sells it: `Avery`.
    pub fn maker(&self) -> &'static str {
        self.maker
    }

    /// Other names of the same geometry.
    pub fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    /// The page it is cut from: `A4`.
    pub fn page_name(&self) -> &'static str {
        match self.page {
            PageSize::A4 => "A4",
            PageSize::Letter => "Letter",
        }
    }

    /// Columns and rows.
    pub fn grid(&self) -> (u16, u16) {
        (self.columns, self.rows)
    }

    /// How many labels one page holds.
    pub fn labels_per_page(&self) -> usize {
        usize::from(self.columns) * usize::from(self.rows)
    }

    /// Width and height of one label.
    pub fn label_size(&self) -> (f32, f32) {
        (self.width, self.height)
    }

    /// Upper left corner of a label, counted along the rows from 0 and starting again after the
    /// last label of a page.
    pub(crate) fn label_corner(&self, slot: usize) -> (f32, f32) {
        let slot = u16::try_from(slot % self.labels_per_page()).unwrap_or(0);
        let (column, row) = (slot % self.columns, slot / self.columns);
        (self.left + f32::from(column) * self.pitch_x, self.top + f32::from(row) * self.pitch_y)
    }

    /// Blank space from the page's edge to the labels: the smaller one of left and right, and of
    /// top and bottom.
    pub(crate) fn margins(&self) -> (f32, f32) {
        let (right, bottom) = self.far_margins();
        (self.left.min(right), self.top.min(bottom))
    }

    /// Blank space right of the last column and under the last row; negative if they do not fit.
    pub(crate) fn far_margins(&self) -> (f32, f32) {
        let (page_width, page_height) = self.page.size();
        let (x, y) = self.label_corner(self.labels_per_page() - 1);
        (page_width - x - self.width, page_height - y - self.height)
    }

    /// How much of a label's edge must stay blank, sideways and up and down, where the sheet's own
    /// margin is narrower than what a printer leaves.
    pub(crate) fn blank_edge(&self) -> (f32, f32) {
        let (across, down) = self.margins();
        ((PRINTER_EDGE - across).max(0.0), (PRINTER_EDGE - down).max(0.0))
    }
}
