package io.wavecast.trainer.cells;

import io.wavecast.cli.Problems;
import io.wavecast.trainer.settings.OptionNames;
import java.util.List;

/**
 * Dropout against overfitting.
 *
 * @param dropout share of a layer's outputs that the next layer does not see, [0, 1)
 * @param recurrentDropout share of the hidden units that the next step does not see, [0, 1)
 */
public record Regularisation(double dropout, double recurrentDropout) {
    public static final Regularisation NONE = new Regularisation(0, 0);

    List<String> problems() {
        var problems = Problems.ofOptions();
        if (dropout != 0) {
            problems.betweenZeroAndOne(OptionNames.DROPOUT, dropout);
        }
        if (recurrentDropout != 0) {
            problems.betweenZeroAndOne(OptionNames.RECURRENT_DROPOUT, recurrentDropout);
        }
        return problems.found();
    }
}
