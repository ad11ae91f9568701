package io.wavecast.trainer.live;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.trainer.decide.GainInterval;
import io.wavecast.trainer.decide.PairedTest;
import io.wavecast.trainer.decide.PromotionRule;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compares the live errors of two versions, as text. */
public final class VersionComparison {
    private static final String ROW = "%4s %10s %10s %14s %14s %8s %8s%n";

    private final ModelVersion first;
    private final ModelVersion second;
    private final PairedTest test;
    private final Map<Integer, double[]> sums = new TreeMap<>(); // by horizon: count, squared, naive of each version

    VersionComparison(PromotionRule rule, ModelVersion first, ModelVersion second, long periodMicros) {
        this.first = first;
        this.second = second;
        this.test = new PairedTest(rule, first, second, periodMicros);
    }

    /**
     * Reads the scores that are there.
     *
     * @param sinceMillis timestamp of the first records
     * @throws IllegalArgumentException if there is no such version
     */
    public static String of(
            Map<String, Object> client,
            Topics topics,
            PromotionRule rule,
            ModelVersion first,
            ModelVersion second,
            long sinceMillis)
            throws InterruptedException {
        Map<ModelVersion, VersionFacts> facts =
                new VersionFiles(new VersionStore(client, topics, Clock.systemUTC())).facts(Set.of(first, second));
        long unused = required(facts, first);
        var comparison = new VersionComparison(rule, first, second, required(facts, second));
        try (var tape = new ScoreTape(client, topics.forecastScores())) {
            tape.readAll(sinceMillis, (series, summary, writtenMillis) -> comparison.add(series, summary));
        }
        comparison.test.finish();
        return comparison.text();
    }

    private static long required(Map<ModelVersion, VersionFacts> facts, ModelVersion version) {
        return Optional.ofNullable(facts.get(version))
                .map(VersionFacts::periodMicros)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a version that is kept, was " + version + ": see models list"));
    }

    void add(String series, ScoreSummary summary) {
        boolean one = summary.model().equals(first);
        boolean counts = summary.status() == ForecastStatus.OK || summary.status() == ForecastStatus.CHALLENGER;
        if (counts && (one || summary.model().equals(second))) {
            double[] found = sums.computeIfAbsent(summary.horizon(), horizon -> new double[6]);
            int at = one ? 0 : 3;
            found[at] += summary.count();
            found[at + 1] += summary.squaredError();
            found[at + 2] += summary.naiveSquaredError();
            test.add(series, summary);
        }
    }

    String text() {
        var text = new StringBuilder("A %s, B %s%n".formatted(first, second));
        text.append(ROW.formatted("h", "scores A", "scores B", "RMSE A", "RMSE B", "skill A", "skill B"));
        sums.forEach((horizon, of) -> text.append(ROW.formatted(
                horizon,
                (long) of[0],
                (long) of[3],
                number(Math.sqrt(of[1] / of[0])),
                number(Math.sqrt(of[4] / of[3])),
                number(1 - Math.sqrt(of[1] / of[2])),
                number(1 - Math.sqrt(of[4] / of[5])))));
        text.append(
                test.steps() == 0
                        ? "they were not scored on the same observations: there is no interval of their difference"
                        : "on the same observations B has an " + test.words()
                                + (test.interval().equals(GainInterval.UNKNOWN)
                                        ? "; the interval of their difference needs more of them"
                                        : ""));
        return text.toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "-";
    }
}
