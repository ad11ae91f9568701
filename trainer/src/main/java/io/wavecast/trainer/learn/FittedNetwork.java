package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.List;
import java.util.function.Function;

/**
 * A network fitted to training and validation data.
 *
 * @param spec with only as many lags as are used, and without cells where they do not lower the validation error
 * @param weights of all horizons' outputs
 * @param updates number of gradient updates that were made
 * @param bestUpdate the update whose cells are used; 0 for the initial, random cells, and without cells
 * @param kept what the network is made of, in words
 * @param leftOut what was not tried for want of time, in words; empty if nothing
 * @param score mean over horizons of the losses on the validation part, see {@link BlockLosses}; lower is better
 * @param fit gives the weights that other inputs, as the network sees them, would have led to
 */
public record FittedNetwork(
        NetworkSpec spec,
        Weights weights,
        int updates,
        int bestUpdate,
        String kept,
        String leftOut,
        double score,
        Function<List<SeriesSlice>, Weights> fit) {
    /**
     * The same network with outputs that are fitted to other data. All that was chosen stays, the cells included.
     *
     * @param slices inputs as the network sees them
     */
    public FittedNetwork refitted(List<SeriesSlice> slices) {
        return new FittedNetwork(spec, fit.apply(slices), updates, bestUpdate, kept, leftOut, score, fit);
    }
}
