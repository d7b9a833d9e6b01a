package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.shared.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** The categories, each parent before its children. */
@Singleton
public class Categories extends Lookup<String, Category> {
  Categories(Sql sql) {
    super(
        () ->
            sql.list(
                "SELECT * FROM product_category ORDER BY position, code",
                row ->
                    new Category(
                        row.getString("code"),
                        row.getInt("position"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("parent_code"))),
        Category::code);
  }

  /** Those a product may belong to. */
  public List<Category> forProducts() {
    return all().stream().filter(category -> category.parentCode() != null).toList();
  }

  /** Its name in the language of the view that asks; the code itself for one nobody knows. */
  public String name(String code) {
    return find(code).map(Category::shown).orElse(code);
  }
}
