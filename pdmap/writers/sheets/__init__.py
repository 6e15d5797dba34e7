"""Documents as sheets: what XLSX and ODS have in common, before either writes it down."""
