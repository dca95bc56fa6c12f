"""The pages of a guide, read into the values of the domain. Must not know where a workbook is kept."""
