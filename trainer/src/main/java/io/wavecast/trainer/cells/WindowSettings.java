package io.wavecast.trainer.cells;

import io.wavecast.cli.Problems;
import io.wavecast.trainer.settings.OptionNames;
import java.util.List;

/**
 * The windows that cells are trained on.
 *
 * @param length steps of backpropagation through time; {@value #AUTO}: by the length of the history, see {@link #at}
 * @param batch windows per update; {@value #AUTO}: by the device, see {@link #batch(boolean)}
 * @param carryState whether windows follow each other through a series and each starts with the last hidden state of the one before
 * @param closedLoopSteps last steps of each window whose inputs are the model's own forecasts; 0 for none
 */
public record WindowSettings(int length, int batch, boolean carryState, int closedLoopSteps) {
    /** The length of a window that follows from the history, or the number of windows that follows from the device. */
    public static final int AUTO = 0;

    private static final int FEW = 32;
    private static final int MANY = 256;
    private static final int SHORT = 64;
    /** The longer one of two lengths that follow from the history. */
    public static final int LONG = 256;

    /** Long windows need so many of them in the training part. */
    private static final int WINDOWS = 20;

    /** The same settings with a length: a given one, or 256 steps where the samples that may begin such a window fill 20 of them, 64 otherwise. */
    WindowSettings at(long starts) {
        return length == AUTO ? withLength(starts >= (long) WINDOWS * LONG ? LONG : SHORT) : this;
    }

    /**
     * Windows per update: the given number, or 32 on a processor and 256 on a graphics card. There an update of so many windows takes about as long as one of
     * few ({@code benchmarks/README.md}).
     */
    public int batch(boolean onCard) {
        return batch != AUTO ? batch : onCard ? MANY : FEW;
    }

    WindowSettings withLength(int otherLength) {
        return new WindowSettings(otherLength, batch, carryState, closedLoopSteps);
    }

    List<String> problems() {
        var problems = Problems.ofOptions();
        if (length != AUTO) {
            problems.inRange(OptionNames.WINDOW, length, 2, 100_000);
        }
        int longest = (length == AUTO ? SHORT : Math.max(1, length)) - 1;
        if (closedLoopSteps < 0 || closedLoopSteps > longest) {
            problems.add(
                    OptionNames.FUTURE,
                    "must be 0.." + longest + ", less than " + OptionNames.WINDOW + ", was " + closedLoopSteps);
        }
        if (batch != AUTO) {
            problems.inRange(OptionNames.BATCH, batch, 1, 100_000);
        }
        return problems.found();
    }
}
