package cn.jiuxiao.server.catalogue;

import static cn.jiuxiao.server.catalogue.CatalogueFixture.HANSHOU;
import static cn.jiuxiao.server.catalogue.CatalogueFixture.SHIMEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.SaveOutcome;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.vendors.SaveVendor;
import cn.jiuxiao.server.vendors.Vendor;
import cn.jiuxiao.server.vendors.VendorDraft;
import cn.jiuxiao.server.vendors.VendorKind;
import cn.jiuxiao.server.vendors.Vendors;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CatalogueIT extends ServerTest {

  @Inject CatalogueFixture fixture;
  @Inject Vendors vendors;
  @Inject SaveVendor saveVendor;
  @Inject Products products;
  @Inject SaveProduct saveProduct;
  @Inject Eligibilities eligibilities;
  @Inject BlockProduct blocking;
  private Vendor shimen;
  private Vendor hanshou;

  @BeforeAll
  void enterVendors() {
    fixture.load(database());
    shimen = fixture.vendor("石门银峰茶业合作社", SHIMEN);
    hanshou = fixture.vendor("汉寿甲鱼养殖场", HANSHOU);
  }

  private static ListQuery search(String text) {
    return new ListQuery(text, Map.of(), "name", false, 0, 50);
  }

  @Test
  void aVendorsPeopleSeeTheirOwnAndNothingElse() {
    Actor people = fixture.peopleOf(shimen);
    assertThat(vendors.find(people, search("")))
        .extracting(row -> row.id())
        .containsExactly(shimen.id());
    assertThatThrownBy(() -> vendors.visible(people, hanshou.storedId()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () ->
                saveVendor.change(
                    people, hanshou.storedId(), hanshou.version(), VendorDraft.of(hanshou)))
        .isInstanceOf(NotFound.class);
    Product theirs = fixture.product(hanshou, "甲鱼", null);
    assertThatThrownBy(() -> products.visible(people, theirs.storedId()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () -> saveProduct.create(people, CatalogueFixture.productDraft(hanshou, "甲鱼蛋", null)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void aCountyOfficerKeepsTheirCounty() {
    Actor officer = fixture.officerOf(HANSHOU);
    assertThatThrownBy(() -> vendors.visible(officer, shimen.storedId()))
        .isInstanceOf(NotFound.class);
    SaveOutcome<Vendor> elsewhere =
        saveVendor.create(officer, CatalogueFixture.vendorDraft("外县合作社", SHIMEN));
    assertThat(elsewhere).isInstanceOf(SaveOutcome.Refused.class);
    assertThat(((SaveOutcome.Refused<Vendor>) elsewhere).problems())
        .extracting(problem -> problem.field())
        .containsExactly("regionCode");
  }

  @Test
  void anInspectorReadsAndChangesNothing() {
    Actor inspector = fixture.inspector();
    assertThat(vendors.visible(inspector, shimen.storedId()).name()).isEqualTo(shimen.name());
    assertThatThrownBy(
            () ->
                saveVendor.change(
                    inspector, shimen.storedId(), shimen.version(), VendorDraft.of(shimen)))
        .isInstanceOf(AccessDenied.class);
    assertThatThrownBy(
            () -> saveProduct.create(inspector, CatalogueFixture.productDraft(shimen, "茶", null)))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void aWrongCheckCharacterNeedsAnOfficialsReview() {
    VendorDraft doubtful = withCreditCode("91430726716105852A", false);
    SaveOutcome<Vendor> first = saveVendor.create(fixture.office(), doubtful);
    assertThat(((SaveOutcome.Refused<Vendor>) first).problems())
        .extracting(problem -> problem.textKey())
        .containsExactly("vendors.problem.creditCodeCheck");
    SaveOutcome<Vendor> reviewed =
        saveVendor.create(fixture.office(), withCreditCode("91430726716105852A", true));
    assertThat(((SaveOutcome.Saved<Vendor>) reviewed).value().creditCodeReviewedBy())
        .isEqualTo(fixture.office().userId());
    SaveOutcome<Vendor> twice =
        saveVendor.create(fixture.office(), withCreditCode("91430726716105852A", true));
    assertThat(((SaveOutcome.Refused<Vendor>) twice).problems())
        .extracting(problem -> problem.textKey())
        .containsExactly("vendors.problem.creditCodeTaken");
  }

  private static VendorDraft withCreditCode(String code, boolean reviewed) {
    return new VendorDraft(
        "", "信用代码有疑", "", VendorKind.ENTERPRISE, SHIMEN, "", code, reviewed, "", "", 0);
  }

  @Test
  void theSlowerOfTwoIsToldWhatTheOtherSaved() {
    Vendor opened = fixture.vendor("同时修改", SHIMEN);
    VendorDraft mine = withPhone(opened, "13900000001");
    VendorDraft theirs = withPhone(opened, "13900000002");
    assertThat(saveVendor.change(fixture.office(), opened.storedId(), opened.version(), theirs))
        .isInstanceOf(SaveOutcome.Saved.class);
    SaveOutcome<Vendor> slower =
        saveVendor.change(fixture.office(), opened.storedId(), opened.version(), mine);
    assertThat(((SaveOutcome.ChangedMeanwhile<Vendor>) slower).now().phone())
        .isEqualTo("13900000002");
  }

  private static VendorDraft withPhone(Vendor vendor, String phone) {
    return new VendorDraft(
        vendor.code(),
        vendor.name(),
        "",
        vendor.kind(),
        vendor.regionCode(),
        vendor.village(),
        "",
        false,
        vendor.contact(),
        phone,
        vendor.householdsHelped());
  }

  @Test
  void productsAreFoundByWhatPeopleKnowOfThem() {
    Product tea = fixture.product(shimen, "石门银峰 特级", "6901234567892");
    assertThat(products.byGtin(new Gtin("06901234567892")).orElseThrow().id()).isEqualTo(tea.id());
    assertThat(products.byCode(tea.code()).orElseThrow().id()).isEqualTo(tea.id());
    assertThat(products.find(fixture.office(), search("690123456"))).hasSize(1);
    assertThat(products.find(fixture.office(), search("100%"))).isEmpty();
    ListQuery teas = new ListQuery("", Map.of("category", "TEA_DRINK"), null, false, 0, 50);
    assertThat(products.find(fixture.office(), teas))
        .extracting(row -> row.id())
        .contains(tea.id());
    SaveOutcome<Product> again =
        saveProduct.create(
            fixture.office(), CatalogueFixture.productDraft(shimen, "另一种", "6901234567892"));
    assertThat(((SaveOutcome.Refused<Product>) again).problems())
        .extracting(problem -> problem.field())
        .containsExactly("gtin");
  }

  @Test
  void aDayHasOneReasonAndASaleFindsIt() {
    Product product = fixture.product(shimen, "有资格的茶", null);
    long id = product.storedId();
    Actor office = fixture.office();
    LocalDate from = LocalDate.of(2024, 1, 1);
    PaperOutcome added =
        eligibilities.add(office, id, new EligibilityDraft("POOR_COUNTY", from, null, null, ""));
    assertThat(added).isInstanceOf(PaperOutcome.Added.class);
    PaperOutcome second =
        eligibilities.add(
            office, id, new EligibilityDraft("POOR_VILLAGE", from.plusDays(9), null, null, ""));
    assertThat(((PaperOutcome.Refused) second).problems())
        .extracting(problem -> problem.textKey())
        .containsExactly("catalogue.problem.oneReasonADay");
    long eligibilityId = ((PaperOutcome.Added) added).id();
    eligibilities.end(office, eligibilityId, LocalDate.of(2024, 6, 30));
    assertThat(reasonsOn(id, 2023, 12, 31)).isEmpty();
    assertThat(reasonsOn(id, 2024, 6, 30)).containsExactly("POOR_COUNTY");
    assertThat(reasonsOn(id, 2024, 7, 1)).isEmpty();
    assertThatThrownBy(
            () ->
                eligibilities.add(
                    fixture.peopleOf(shimen),
                    id,
                    new EligibilityDraft("POOR_COUNTY", from.plusYears(1), null, null, "")))
        .isInstanceOf(AccessDenied.class);
  }

  private List<String> reasonsOn(long productId, int year, int month, int day) {
    return products
        .eligibilityOn(List.of(productId), new BusinessDay(LocalDate.of(year, month, day)))
        .values()
        .stream()
        .map(EligibilityOn::reasonCode)
        .toList();
  }

  @Test
  void aRecallNeedsAReasonAndIsLiftedWithOne() {
    Product product = fixture.product(shimen, "要召回的茶", null);
    long id = product.storedId();
    Actor office = fixture.office();
    assertThatThrownBy(() -> blocking.block(office, id, BlockKind.RECALLED, " "))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(422));
    blocking.block(office, id, BlockKind.RECALLED, "农残超标");
    assertThat(products.byId(id).orElseThrow().blocked()).isEqualTo(BlockKind.RECALLED);
    assertThatThrownBy(() -> blocking.block(office, id, BlockKind.DELISTED, "再次"))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(409));
    blocking.unblock(office, id, "复检合格");
    assertThat(products.byId(id).orElseThrow().blocked()).isNull();
    assertThat(blocking.history(office, id))
        .singleElement()
        .satisfies(
            block -> {
              assertThat(block.reason()).isEqualTo("农残超标");
              assertThat(block.liftReason()).isEqualTo("复检合格");
            });
  }
}
