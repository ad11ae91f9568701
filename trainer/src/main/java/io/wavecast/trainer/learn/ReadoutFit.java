package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.DesignMatrix;
import io.wavecast.trainer.linear.Readout;
import io.wavecast.trainer.linear.RecurrentCells;
import io.wavecast.trainer.linear.Targets;
import java.util.List;
import java.util.Optional;

/** What was chosen for a network, to be fitted to any data in closed form. Cells stay as they were trained. */
public final class ReadoutFit {
    private final NetworkSpec spec;
    private final Targets targets;
    private final Readout readout;
    private final Optional<RecurrentCells> cells;
    private final int reach;

    /**
     * @param asked the network with as many lags as were allowed
     * @param cells whose hidden units the readout uses; ignored if it uses none
     * @param reach samples that each row must have before it, at least
     */
    ReadoutFit(NetworkSpec asked, Targets targets, Readout readout, Optional<RecurrentCells> cells, int reach) {
        this.targets = targets.knowingFirst(readout.known());
        this.readout = readout;
        this.cells = readout.usesCells() ? cells : Optional.empty();
        NetworkSpec network = this.cells.isPresent()
                ? this.cells.get().spec().withLags(readout.lags())
                : NetworkSpec.linear(asked.inputs(), asked.outputs(), readout.lags());
        this.spec = network.withKnown(readout.known());
        this.reach = Math.max(reach, readout.columns().longest());
    }

    /** The network, with as many lags as are used. */
    NetworkSpec spec() {
        return spec;
    }

    /** The weights of {@link #spec} that the targets of some slices give; the penalties and the weights of averages stay as they were chosen. */
    Weights weights(List<SeriesSlice> slices) {
        DesignMatrix rows = DesignMatrix.of(slices, targets, readout.columns(), cells, reach);
        return readout.refitted(rows).weights(spec, cells.map(RecurrentCells::weights));
    }
}
