/**
 * Vendors and products as spreadsheets: the template, the import with its error sheet, the export
 * with the same columns. Depends on the catalogue and vendors, and changes them only through their
 * services.
 */
@NullMarked
package cn.jiuxiao.server.catalogue.sheets;

import org.jspecify.annotations.NullMarked;
