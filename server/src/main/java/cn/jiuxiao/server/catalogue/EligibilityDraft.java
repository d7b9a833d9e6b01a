package cn.jiuxiao.server.catalogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an official typed about a product's eligibility, not yet checked.
 *
 * @param lastDay the last day on which it holds; null while it lasts
 */
public record EligibilityDraft(
    @Nullable String reasonCode,
    @Nullable LocalDate from,
    @Nullable LocalDate lastDay,
    @Nullable Long evidenceId,
    String note) {}
