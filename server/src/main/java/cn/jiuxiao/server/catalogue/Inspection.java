package cn.jiuxiao.server.catalogue;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A test of one lot by a laboratory.
 *
 * @param items what was looked for, in words
 */
@MappedEntity("inspection")
public record Inspection(
    @Id @GeneratedValue @Nullable Long id,
    long productId,
    String lot,
    LocalDate testedOn,
    String laboratory,
    String items,
    boolean passed,
    @Nullable Long evidenceId) {}
