package io.wavecast.trainer.backup;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.topics.versions.StoredVersion;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.trainer.training.Reproduction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is known of one version, as text. */
final class VersionPage {
    private static final String ROW = "%-12s %s%n";

    private VersionPage() {}

    static String of(StoredVersion stored, Model model, DecisionHistory decisions) {
        var text = new StringBuilder();
        row(text, "version", stored.version());
        row(
                text,
                "in force",
                decisions.inForce().filter(stored.version()::equals).isPresent()
                        ? "yes"
                        : decisions.isOpen(stored.version().number()) ? "no, it may challenge" : "no");
        row(text, "published", time(stored.timestamp() * 1_000) + ", " + stored.bytes() + " bytes");
        ModelSpec spec = model.spec();
        row(
                text,
                "network",
                EnumNames.nameOf(spec.network().cell()) + ", " + spec.network().inputs() + " channels, "
                        + spec.network().hidden() + " units, " + spec.network().layers() + " layers, "
                        + spec.network().lags() + " lags");
        row(text, "period", spec.periodMicros() / 1e6 + " s");
        row(text, "horizons", spec.horizons() + (spec.direct() ? ", outputs of their own" : ", closed loop"));
        if (!spec.targets().areAll()) {
            row(
                    text,
                    "targets",
                    "channels "
                            + spec.targets().list().stream()
                                    .map(channel -> String.valueOf(channel + 1))
                                    .collect(Collectors.joining(", "))
                            + "; the others are inputs only");
        }
        row(text, "coverage", spec.coverage());
        spec.calendar().ifPresent(known -> row(text, "calendar", "knows " + known.words()));
        row(text, "adapter", model.adapter().map(VersionPage::corrections).orElse("none"));
        lineage(text, model.lineage());
        List<String> again = Reproduction.arguments(model);
        if (!again.isEmpty()) {
            row(text, "train again", String.join(" ", again));
        }
        for (VersionDecision decision : decisions.newestFirst()) {
            if (decision.version() == stored.version().number()) {
                row(
                        text,
                        "decided",
                        time(decision.decidedMillis() * 1_000) + " by " + decision.by() + ": " + decision.why());
            }
        }
        return text.toString().stripTrailing();
    }

    private static String corrections(AdapterSettings settings) {
        List<Integer> standby = settings.standby();
        List<Integer> always = settings.horizons().stream()
                .filter(horizon -> !standby.contains(horizon))
                .toList();
        String waits = "on standby at " + standby + ", until corrections gain clearly";
        return always.isEmpty()
                ? "corrects nothing at first; " + waits
                : "corrects online at " + always + (standby.isEmpty() ? "" : "; " + waits);
    }

    private static void lineage(StringBuilder text, Lineage lineage) {
        Lineage.Training training = lineage.training();
        row(text, "trained", training.trainedAtMicros() == 0 ? "unknown" : time(training.trainedAtMicros()));
        row(
                text,
                "by",
                training.engine() + ", seed " + training.seed() + ", " + training.updates() + " updates"
                        + (training.kept().isEmpty() ? "" : "; " + training.kept()));
        Lineage.History history = lineage.history();
        row(
                text,
                "learned from",
                history.samples() == 0
                        ? "unknown"
                        : history.samples() + " samples of " + history.series() + " series, "
                                + time(history.fromMicros()) + " to " + time(history.toMicros()));
        Lineage.Recipe recipe = lineage.recipe();
        row(text, "code", recipe.code().isEmpty() ? "unknown" : recipe.code());
        if (!recipe.leftOut().isEmpty()) {
            row(text, "not tried", recipe.leftOut() + ", since the time ran out");
        }
        row(text, "outputs", recipe.refitted() ? "fitted to all data after the verdict" : "as they were judged");
        Lineage.Evaluation evaluation = lineage.evaluation();
        row(
                text,
                "judged",
                evaluation.verdict().isEmpty()
                        ? "no"
                        : String.format(
                                Locale.ROOT,
                                "error %.4g, last value %.4g, AR %.4g (first horizon, in scaled units)",
                                evaluation.error(),
                                evaluation.naiveError(),
                                evaluation.arError()));
        if (!evaluation.verdict().isEmpty()) {
            row(text, "verdict", evaluation.verdict());
        }
    }

    private static void row(StringBuilder text, String name, Object value) {
        text.append(ROW.formatted(name, value));
    }

    private static String time(long micros) {
        return Instant.EPOCH
                .plus(micros, ChronoUnit.MICROS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
