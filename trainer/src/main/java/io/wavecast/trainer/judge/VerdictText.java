package io.wavecast.trainer.judge;

import io.wavecast.trainer.judge.Verdict.Rival;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A verdict in words. */
final class VerdictText {
    private static final double SIGNIFICANT = 0.05;

    private final Verdict verdict;

    VerdictText(Verdict verdict) {
        this.verdict = verdict;
    }

    String sentence() {
        String figures = String.format(
                Locale.ROOT,
                "RMSE %.4g on %d held-out samples, naive %.4g, AR(%d) %.4g (scaled units, horizon %d)",
                verdict.errors().get(0),
                verdict.targets(),
                verdict.naiveErrors().get(0),
                verdict.lags(),
                verdict.arErrors().get(0),
                verdict.horizons().get(0));
        List<String> objections = objections();
        String words = objections.isEmpty()
                ? "worth publishing: " + figures + gain()
                : "not worth publishing, " + String.join(", ", objections) + ": " + figures;
        return verdict.noRival().isEmpty() ? words : words + "; " + verdict.noRival();
    }

    String report() {
        var report = new StringBuilder(sentence());
        for (int h = 1; h < verdict.horizons().size(); h++) {
            report.append(String.format(
                    Locale.ROOT,
                    "; horizon %d: %.4g, naive %.4g, AR(%d) %.4g",
                    verdict.horizons().get(h),
                    verdict.errors().get(h),
                    verdict.naiveErrors().get(h),
                    verdict.lags(),
                    verdict.arErrors().get(h)));
        }
        if (verdict.series().size() > 1) {
            report.append("; ").append(ofSeries());
        }
        verdict.champion().ifPresent(other -> report.append("; ")
                .append(other.version())
                .append(" on the same data: ")
                .append(other.errors().stream()
                        .map(error -> Double.isNaN(error) ? "none" : String.format(Locale.ROOT, "%.4g", error))
                        .collect(Collectors.joining(", "))));
        return report.toString();
    }

    private String ofSeries() {
        SeriesErrors worst = worst(verdict.series());
        return String.format(
                Locale.ROOT,
                "%d series: median skill %.3g, lowest %.3g (%s), %d lose to the last value",
                verdict.series().size(),
                verdict.medianSkill(0),
                worst.skill(0),
                worst.series(),
                verdict.losingSeries().size());
    }

    private List<String> objections() {
        List<String> reasons = new ArrayList<>();
        if (!verdict.gains()) {
            reasons.add("it does not beat repeating the last value");
        }
        for (int h = 0; h < verdict.horizons().size(); h++) {
            for (Rival rival : verdict.betterRivals(h)) {
                if (rival != Rival.NAIVE || verdict.gains()) {
                    reasons.add(ObjectionText.of(verdict, rival, h));
                }
            }
        }
        if (verdict.series().size() > 1 && verdict.tooManySeriesLose()) {
            reasons.add(manyLose());
        }
        return reasons;
    }

    private String manyLose() {
        List<SeriesErrors> losing = verdict.losingSeries();
        SeriesErrors worst = worst(losing);
        return String.format(
                Locale.ROOT,
                "the last value is better in %d of %d series, such as %s (skill %.3g); at most %.3g %% of them may lose."
                        + " Series of different kind need models of their own: --each series, or one model for each"
                        + " prefix of keys. So do series of different scale with --scale-per model",
                losing.size(),
                verdict.series().size(),
                worst.series(),
                worst.skill(0),
                100 * verdict.maxLosing());
    }

    private static SeriesErrors worst(List<SeriesErrors> series) {
        return series.stream()
                .min(Comparator.comparingDouble(
                        one -> Double.isFinite(one.skill(0)) ? one.skill(0) : Double.POSITIVE_INFINITY))
                .orElseThrow();
    }

    /** The gain of the model over AR(p), for the sentence. */
    private String gain() {
        if (!(verdict.errors().get(0) < verdict.arErrors().get(0) * (1 - verdict.tolerance()))
                || verdict.pValue() > SIGNIFICANT) {
            return "; AR(" + verdict.lags() + ") is as good one step ahead, so the model gains almost nothing";
        }
        return Double.isNaN(verdict.pValue())
                ? ""
                : String.format(Locale.ROOT, "; better than AR(%d) with p = %.2g", verdict.lags(), verdict.pValue());
    }
}
