package cn.jiuxiao.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The order of the house (DESIGN §3): each line may use its own features and those below it, never
 * one above.
 */
class HouseTest {
  private static final String ROOT = "cn.jiuxiao.server.";

  /** From the top down; features of one line may use each other as long as there is no cycle. */
  private static final List<List<String>> LINES =
      List.of(
          List.of("trial"),
          List.of("days", "dues"),
          List.of("statistics"),
          List.of("review", "seals", "visitors"),
          List.of("sales", "participants"),
          List.of("journal"),
          List.of("kiosks"),
          List.of("fairs", "stores"),
          List.of("outlets"),
          List.of("catalogue"),
          List.of("vendors"),
          List.of("today", "programme", "accounts", "audit"),
          // Low, though it copies everything: it asks the database what there is, and no feature.
          List.of("backup"),
          // Low, though it starts everything: it knows features only by the beans they bring it.
          List.of("command"),
          List.of("tls", "web", "vaadin", "keys", "database"),
          List.of("shared"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("cn.jiuxiao.server");

  private static final Set<String> FEATURES =
      CLASSES.stream()
          .map(JavaClass::getPackageName)
          .filter(name -> name.startsWith(ROOT))
          .map(name -> name.substring(ROOT.length()).split("\\.", 2)[0])
          .collect(Collectors.toCollection(TreeSet::new));

  private static String packagesOf(String feature) {
    return ROOT + feature + "..";
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    assertThat(LINES.stream().flatMap(List::stream)).containsAll(FEATURES);
  }

  @TestFactory
  Stream<DynamicTest> noFeatureKnowsAHigherLine() {
    List<DynamicTest> tests = new ArrayList<>();
    List<String> higher = new ArrayList<>();
    for (List<String> line : LINES) {
      String[] above = higher.stream().map(HouseTest::packagesOf).toArray(String[]::new);
      for (String feature : line) {
        // Features to come have no rule yet; a rule of one that exists fails if it matches nothing.
        if (FEATURES.contains(feature) && above.length > 0) {
          tests.add(
              DynamicTest.dynamicTest(
                  feature,
                  () ->
                      noClasses()
                          .that()
                          .resideInAPackage(packagesOf(feature))
                          .should()
                          .dependOnClassesThat()
                          .resideInAnyPackage(above)
                          .check(CLASSES)));
        }
      }
      higher.addAll(line);
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  @Test
  void featuresHaveNoCycles() {
    SlicesRuleDefinition.slices()
        // Package by package: the audit page asks accounts who looks, accounts write the audit log.
        .matching("cn.jiuxiao.server.(**)")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void vaadinStaysInViewsAndItsAdapter() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..ui..", "cn.jiuxiao.server.vaadin..")
        // Texts alone asks the current view for its language, so that every caller need not.
        .and()
        .doNotHaveFullyQualifiedName("cn.jiuxiao.server.shared.Texts")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.vaadin..")
        .check(CLASSES);
  }

  @Test
  void viewsAreBeans() {
    classes()
        .that()
        .areAnnotatedWith(Route.class)
        .should()
        .beAnnotatedWith(Prototype.class)
        .andShould()
        .beAssignableTo(Component.class)
        .check(CLASSES);
  }

  @Test
  void whatDoesTheWorkDoesNotKnowItsViews() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..ui..")
        .and()
        .resideOutsideOfPackage("cn.jiuxiao.server.trial..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..ui..")
        .check(CLASSES);
  }
}
