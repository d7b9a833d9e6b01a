package cn.jiuxiao.server.catalogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a person typed about an inspection, not yet checked. */
public record InspectionDraft(
    String lot,
    @Nullable LocalDate testedOn,
    String laboratory,
    String items,
    @Nullable Boolean passed,
    @Nullable Long evidenceId) {}
