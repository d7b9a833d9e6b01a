package cn.jiuxiao.printing;

/**
 * What a {@link Press} can put on paper. Implementations are plain records of text and codes; where
 * things stand, and in which size, is the press's matter.
 */
public sealed interface Printable permits Badge, ProductLabel, PriceTag {

  /** A name for people, in plain text: the title of a picture. */
  String title();

  /** Rejects text that must not be missing, naming it. */
  static void require(String what, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
  }
}
