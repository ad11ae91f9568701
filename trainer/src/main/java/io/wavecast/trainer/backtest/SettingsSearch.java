package io.wavecast.trainer.backtest;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.settings.OptionNames;
import io.wavecast.trainer.training.FittedModel;
import io.wavecast.trainer.training.TrainSettings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Searches settings by successive halving (Jamieson and Talwalkar 2016): many settings with a small budget of updates, the better half
 * of them with a larger budget, and so on. The validation part ranks them; held-out data is not used.
 */
final class SettingsSearch {
    private static final List<CellKind> CELLS = List.of(CellKind.ELMAN, CellKind.LSTM, CellKind.GRU);
    private static final List<Integer> HIDDEN = List.of(32, 64, 128, 192);
    private static final List<Integer> LAGS = List.of(32, 128, 512);
    static final List<Integer> WINDOWS = List.of(32, 64, 128);
    /** Budget of each round, as a share of all updates. */
    private static final double[] BUDGETS = {0, 0.25, 1};

    private static final double LOWEST_RATE = 5e-4;
    private static final double HIGHEST_RATE = 1e-2;

    private final TrainSettings base;
    private final History history;
    private final PrintWriter out;

    SettingsSearch(TrainSettings base, History history, PrintWriter out) {
        this.base = base;
        this.history = history;
        this.out = out;
    }

    private record Trial(TrainSettings settings, double score) {}

    /**
     * Draws random settings, and runs the rounds.
     *
     * @param count settings in the first round
     * @return the best settings, with the largest budget
     */
    TrainSettings best(int count, TrainingListener listener) throws InterruptedException {
        var random = new Random(base.learning().seed());
        List<TrainSettings> remaining = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            remaining.add(draw(random));
        }
        int maxUpdates = base.learning().optimizer().updates();
        for (int round = 0; round < BUDGETS.length && (round == 0 || maxUpdates > 0); round++) {
            int updates = (int) (BUDGETS[round] * maxUpdates);
            List<Trial> trials = new ArrayList<>();
            for (TrainSettings settings : remaining) {
                LearningSettings learning = settings.learning()
                        .withLimits(updates, settings.learning().optimizer().maxTime());
                TrainSettings limited = settings.with(learning);
                double score =
                        FittedModel.of(limited, history, listener).learned().score();
                trials.add(new Trial(limited, score));
                out.printf(
                        Locale.ROOT,
                        "search: %d updates, error %.4g: %s%n",
                        updates,
                        Math.exp(score / 2),
                        options(limited));
                out.flush();
            }
            int kept = round + 1 == BUDGETS.length ? 1 : Math.max(1, (trials.size() + 1) / 2);
            remaining = trials.stream()
                    .sorted(Comparator.comparingDouble(Trial::score))
                    .limit(kept)
                    .map(Trial::settings)
                    .toList();
        }
        out.println("search: best is " + options(remaining.get(0)));
        return remaining.get(0);
    }

    private TrainSettings draw(Random random) {
        double rate = LOWEST_RATE * Math.pow(HIGHEST_RATE / LOWEST_RATE, random.nextDouble());
        return base.with(base.network()
                        .withCell(CELLS.get(random.nextInt(CELLS.size())))
                        .withHidden(HIDDEN.get(random.nextInt(HIDDEN.size())))
                        .withLayers(random.nextInt(4) == 0 ? 2 : 1)
                        .withLags(LAGS.get(random.nextInt(LAGS.size()))))
                .with(base.learning()
                        .withWindow(WINDOWS.get(random.nextInt(WINDOWS.size())))
                        .withLearningRate(rate));
    }

    /** The settings that differ, as options of {@code train}. */
    private static String options(TrainSettings settings) {
        return String.format(
                Locale.ROOT,
                "--cell %s " + OptionNames.HIDDEN + " %d " + OptionNames.LAYERS + " %d " + OptionNames.LAGS + " %d "
                        + OptionNames.WINDOW + " %d " + OptionNames.LEARNING_RATE + " %.2g",
                settings.network().cell().name().toLowerCase(Locale.ROOT),
                settings.network().hidden(),
                settings.network().layers(),
                settings.network().lags(),
                settings.learning().windows().length(),
                settings.learning().optimizer().learningRate());
    }
}
