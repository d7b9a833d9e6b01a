package cn.jiuxiao.server.catalogue;

import io.micronaut.core.annotation.Introspected;

/**
 * Where a product's picture is found.
 *
 * @param tileHash of the small square, as {@code /pictures/HASH} and tills name it
 * @param pageHash of the large one
 */
@Introspected
public record ProductPicture(String tileHash, String pageHash, int pageWidth, int pageHeight) {

  public String tileAddress() {
    return "/pictures/" + tileHash;
  }

  public String pageAddress() {
    return "/pictures/" + pageHash;
  }
}
