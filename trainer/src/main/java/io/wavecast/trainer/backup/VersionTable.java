package io.wavecast.trainer.backup;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.topics.versions.NameVersions;
import io.wavecast.core.topics.versions.StoredVersion;
import io.wavecast.trainer.live.LiveFigures;
import io.wavecast.trainer.live.OpenTest;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The table of {@code models list}. */
final class VersionTable {
    private static final String ROW = "%-32s %9s  %-20s %-12s %10s %-20s %7s %7s %7s  %s%n";

    private final LiveFigures figures;

    VersionTable(LiveFigures figures) {
        this.figures = figures;
    }

    static String head() {
        return ROW.formatted(
                "model", "in force", "decided", "by", "challenger", "its test", "live", "judged", "series", "kept");
    }

    String row(NameVersions name) {
        Optional<VersionDecision> current = name.decisions().current();
        Optional<ModelVersion> inForce = name.decisions().inForce();
        Optional<ModelVersion> challenger = name.challenger().map(StoredVersion::version);
        return ROW.formatted(
                name.name(),
                current.map(VersionDesk::number).orElse("none"),
                current.map(decision -> VersionDesk.time(decision.decidedMillis()))
                        .orElse(""),
                current.map(VersionDecision::by).orElse(""),
                challenger.map(version -> String.valueOf(version.number())).orElse(""),
                challenger.map(version -> test(name, version)).orElse(""),
                number(inForce.map(figures::skill).orElse(OptionalDouble.empty())),
                number(inForce.map(figures::judged).orElse(OptionalDouble.empty())),
                inForce.map(version -> String.valueOf(figures.series(version))).orElse(""),
                VersionDesk.numbers(name));
    }

    private String test(NameVersions name, ModelVersion version) {
        Optional<OpenTest> found = figures.test(version);
        String how = name.isByRule(version.number()) ? "" : ", manual";
        return found.map(test ->
                        String.format(Locale.ROOT, "%.0f %%, %d steps%s", 100 * test.progress(), test.steps(), how))
                .orElse("no scores" + how);
    }

    private static String number(OptionalDouble skill) {
        return skill.isPresent() ? String.format(Locale.ROOT, "%.3f", skill.getAsDouble()) : "-";
    }
}
