package cn.jiuxiao.server.programme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.programme.ReferenceData.Outcome;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.SignIn;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReferenceDataIT extends ServerTest {
  @Inject ReferenceData reference;
  @Inject Regions regions;
  @Inject Channels channels;
  @Inject Units units;
  @Inject Targets targets;
  @Inject EligibilityReasons reasons;
  @Inject Categories categories;
  @Inject CertificateTypes certificates;
  @Inject SignIn signIn;
  @Inject Sql sql;
  private Path data;
  private Actor office;

  @Override
  protected Map<String, String> moreProperties() {
    try {
      data = Files.createTempDirectory("jiuxiao-reference");
      Files.createDirectories(data.resolve("reference"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return Map.of("jiuxiao.data", data.toString());
  }

  @BeforeEach
  void loaded() {
    office = signIn.as(Role.PROGRAMME_OFFICE);
    reference.load(office);
  }

  @AfterEach
  void forgetEdits() throws IOException {
    try (var files = Files.list(data.resolve("reference"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    reference.load(office);
  }

  private void edit(String file, String from, String to) throws IOException {
    String text;
    try (var in = getClass().getClassLoader().getResourceAsStream("reference/" + file)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(text).contains(from);
    Files.writeString(data.resolve("reference").resolve(file), text.replace(from, to));
  }

  private List<String> faults() {
    return ((Outcome.Faulty) reference.load(office))
        .faults().stream()
            .map(fault -> fault.file() + ":" + fault.line() + " " + fault.textKey())
            .toList();
  }

  @Test
  void thePlansDataIsAllThere() {
    assertThat(regions.all()).hasSize(11);
    assertThat(regions.counties()).hasSize(10).noneMatch(region -> region.code().equals("430700"));
    assertThat(regions.get("433126").name()).isEqualTo("古丈县");
    assertThat(channels.all()).extracting(ChannelInfo::channel).containsExactly(Channel.values());
    assertThat(channels.duties()).hasSize(47);
    assertThat(reasons.all()).hasSize(6);
    assertThat(targets.of(2020).orElseThrow().amount()).isEqualTo(Money.ofYuan("3000000000"));
    assertThat(targets.of(2019).orElseThrow().participants()).isEqualTo(600_000);
    assertThat(units.findByCode("CD-FPB").orElseThrow().leadingGroup())
        .isEqualTo(Unit.LeadingGroupPart.OFFICE);
    assertThat(certificates.all()).hasSize(12);
    assertThat(categories.forProducts()).hasSize(24);
  }

  @Test
  void loadingAgainChangesNothing() {
    long lines = sql.number("SELECT count(*) FROM audit_log");
    assertThat(reference.load(office)).isEqualTo(new Outcome.InStep(List.of()));
    assertThat(sql.number("SELECT count(*) FROM audit_log")).isEqualTo(lines);
  }

  @Test
  void anEditedCopyIsReadInsteadAndItsChangesShownBeforeTheyAreMade() throws IOException {
    edit("units.csv", "常德市扶贫开发办公室", "常德市乡村振兴局");
    var compared = (Outcome.InStep) reference.compare(office);
    assertThat(compared.changes())
        .singleElement()
        .extracting(ReferenceChange::key)
        .isEqualTo("CD-FPB");
    assertThat(compared.changes().getFirst().changedColumns()).containsOnlyKeys("name");
    assertThat(units.findByCode("CD-FPB").orElseThrow().name()).isEqualTo("常德市扶贫开发办公室");
    reference.load(office);
    assertThat(units.findByCode("CD-FPB").orElseThrow().name()).isEqualTo("常德市乡村振兴局");
  }

  @Test
  void aRowGoneFromTheFileStaysButAUnitsDutyGoes() throws IOException {
    edit("targets.csv", "2019,200000000000", "2018,200000000000");
    edit("channel_units.csv", "UNIT_PURCHASE,CD-JFQ,PARTICIPATE", "CADRE,CD-JFQ,PARTICIPATE");
    reference.load(office);
    assertThat(targets.of(2019)).isPresent();
    assertThat(channels.duties())
        .filteredOn(duty -> duty.unitName().equals("市军分区"))
        .singleElement()
        .extracting(ChannelDuty::channel)
        .isEqualTo(Channel.CADRE);
    sql.run("DELETE FROM target WHERE year = 2018");
  }

  @Test
  void everyWrongLineIsNamedAndNothingIsTouched() throws IOException {
    edit("targets.csv", "2019,200000000000", "2019,二十亿");
    edit("channels.csv", "SUPERMARKET,2", "MARKET,2");
    edit(
        "regions.csv",
        "433126,古丈县,Guzhang County,,1980-01-01",
        "433126,古丈县,Guzhang County,,1.1.1980");
    assertThat(faults())
        .contains(
            "regions.csv:12 programme.faultNoDate",
            "channels.csv:3 programme.faultUnknownWord",
            "targets.csv:2 programme.faultNoNumber");
    assertThat(channels.get(Channel.SUPERMARKET).position()).isEqualTo(2);
  }

  @Test
  void aFileThatIsNotUtf8IsRefused() throws IOException {
    Files.write(
        data.resolve("reference").resolve("regions.csv"),
        "code,name\n430700,常德市\n".getBytes(Charset.forName("GB18030")));
    assertThat(faults()).contains("regions.csv:0 programme.faultNotUtf8");
  }

  @Test
  void whatLoadingChangedIsInTheAuditLog() throws IOException {
    edit("targets.csv", "1000000,常扶领发〔2019〕13号", "1200000,补充通知");
    reference.load(office);
    assertThat(
            sql.list(
                "SELECT before->>'participants' || ' ' || (after->>'participants') FROM audit_log"
                    + " WHERE entity = 'target' AND action = 'CHANGED' ORDER BY id",
                row -> row.getString(1)))
        .containsExactly("1000000 1200000");
  }
}
