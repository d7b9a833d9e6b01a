package cn.jiuxiao.server.catalogue;

/**
 * Told in the same transaction when what others know of a product changed: its name, eligibility,
 * blocking. Implement it as a bean; the catalogue does not know who listens.
 */
public interface ProductChanged {

  void productChanged(long productId);
}
