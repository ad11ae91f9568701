package io.wavecast.demo;

import io.wavecast.cli.AheadTimes;
import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.training.JudgedModel;
import java.util.Locale;

/** The outcome of a training in words: what was published, and how its held-out error compares with that of AR(p). */
final class OutcomeText {
    private OutcomeText() {}

    static String of(JudgedModel result) {
        Verdict verdict = result.verdict();
        String version = result.model().version().toString();
        long period = result.model().spec().periodMicros();
        String outcome = !result.published()
                ? " was rejected and not published: "
                : verdict.worthPublishing() ? " published: " : " published by force, though rejected: ";
        return version + outcome + name(result.model()) + ". " + comparison(verdict, period);
    }

    private static String name(Model model) {
        NetworkSpec network = model.spec().network();
        if (network.cell() == CellKind.NONE) {
            return "a regression over " + network.lags() + " lags, since cells did not help";
        }
        return "a network of " + network.hidden() + " "
                + network.cell().name().toLowerCase(Locale.ROOT) + " units, the best of "
                + model.lineage().training().updates() + " updates and of the initial cells";
    }

    /** The errors at the nearest and at the farthest horizon, as shares of the regression's. */
    private static String comparison(Verdict verdict, long periodMicros) {
        int last = verdict.horizons().size() - 1;
        String nearest = share(verdict, 0, periodMicros);
        return "Held-out error as a share of AR(" + verdict.lags() + ")'s: " + nearest
                + (last == 0 ? "" : ", " + share(verdict, last, periodMicros));
    }

    private static String share(Verdict verdict, int index, long periodMicros) {
        return String.format(
                Locale.ROOT,
                "%.2f %s ahead",
                verdict.errors().get(index) / verdict.arErrors().get(index),
                AheadTimes.text(verdict.horizons().get(index) * periodMicros));
    }
}
