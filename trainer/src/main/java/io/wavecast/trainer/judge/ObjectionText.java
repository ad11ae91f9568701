package io.wavecast.trainer.judge;

import io.wavecast.trainer.judge.Verdict.Rival;
import java.util.List;
import java.util.Locale;

/** By how much a model is worse than a rival at one horizon, and what was allowed, in words: the figures are those that decided. */
final class ObjectionText {
    private ObjectionText() {}

    static String of(Verdict verdict, Rival rival, int h) {
        double worse = verdict.measured(rival, h) - 1;
        return String.format(
                Locale.ROOT,
                "%sit is %s %% %s than %s at horizon %d (%s), %s",
                verdict.series().size() == 1
                        ? ""
                        : "in the median of " + verdict.series().size() + " series ",
                percent(Math.abs(worse)),
                worse < 0 ? "better" : "worse",
                name(verdict, rival),
                verdict.horizons().get(h),
                errors(verdict, rival, h),
                allowed(verdict, rival, h));
    }

    private static String name(Verdict verdict, Rival rival) {
        return switch (rival) {
            case NAIVE -> "the last value";
            case AR -> "AR(" + verdict.lags() + ")";
            case CHAMPION -> verdict.champion().orElseThrow().version().toString();
        };
    }

    private static String errors(Verdict verdict, Rival rival, int h) {
        if (verdict.series().size() > 1) {
            List<Double> others =
                    switch (rival) {
                        case NAIVE -> verdict.naiveErrors();
                        case AR -> verdict.arErrors();
                        case CHAMPION -> verdict.champion().orElseThrow().errors();
                    };
            return against(verdict.errors().get(h), others.get(h)) + " over all series";
        }
        SeriesErrors only = verdict.series().get(0);
        double own = only.beside(rival).get(h);
        return against(own, only.errorsOf(rival).get(h))
                + (own == only.errors().get(h)
                        ? ""
                        : ", with outputs fitted to all data where " + name(verdict, rival) + " has seen the targets");
    }

    private static String against(double own, double other) {
        return String.format(Locale.ROOT, "%.4g against %.4g", own, other);
    }

    private static String allowed(Verdict verdict, Rival rival, int h) {
        String tolerance = "the tolerance of " + percent(verdict.tolerance()) + " %";
        double allowed = verdict.allowed(rival, h);
        if (allowed == 1 + verdict.tolerance()) {
            return "more than " + tolerance;
        }
        double left = allowed - 1;
        return left > 0
                ? "more than the " + percent(left) + " % that earlier versions left of " + tolerance
                : "and earlier versions used up " + tolerance;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 10 ? "%.3g" : "%.0f", 100 * share);
    }
}
