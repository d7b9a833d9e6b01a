package cn.jiuxiao.server.visitors;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a visitor typed. */
public record RegistrationForm(String name, String phone, String organisation, boolean consent) {

  public static final RegistrationForm EMPTY = new RegistrationForm("", "", "", false);

  static final int LONGEST_NAME = 40;
  static final int LONGEST_ORGANISATION = 60;

  public RegistrationForm {
    name = name.strip();
    phone = phone.strip();
    organisation = organisation.strip();
  }

  /**
   * Text keys by field; empty if all is well but for the phone, which {@code PhoneNumber} reads.
   */
  Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      problems.put("name", "visitors.nameWanted");
    }
    if (organisation.length() > LONGEST_ORGANISATION) {
      problems.put("organisation", "visitors.organisationTooLong");
    }
    if (!consent) {
      problems.put("consent", "visitors.consentWanted");
    }
    return problems;
  }
}
