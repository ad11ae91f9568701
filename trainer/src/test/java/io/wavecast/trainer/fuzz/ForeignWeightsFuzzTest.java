package io.wavecast.trainer.fuzz;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import io.wavecast.fuzzing.FuzzedParsers;
import io.wavecast.trainer.foreign.ForeignWeights;
import io.wavecast.trainer.foreign.ForeignWeights.Origin;
import io.wavecast.trainer.foreign.NetworkDescription;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Tag;

/** Converts mutated weights of PyTorch and Keras to a model, and reads it. */
@Tag("once")
class ForeignWeightsFuzzTest extends FuzzedParsers {
    private static final Fuzz PYTORCH = new Fuzz(
            "pytorch-weights",
            Corpus.of(ForeignWeightsFuzzTest.class, "foreign-pytorch"),
            UnreadableException.class,
            32 << 20,
            input -> imported(input, Origin.PYTORCH));

    private static final Fuzz KERAS = new Fuzz(
            "keras-weights",
            Corpus.of(ForeignWeightsFuzzTest.class, "foreign-keras"),
            UnreadableException.class,
            32 << 20,
            input -> imported(input, Origin.KERAS));

    ForeignWeightsFuzzTest() {
        super(PYTORCH, KERAS);
    }

    /** Imports the input as a GRU, because its gates are reordered. */
    private static void imported(byte[] input, Origin origin) {
        var description = new NetworkDescription(
                "imported",
                CellKind.GRU,
                false,
                HeadActivation.IDENTITY,
                Optional.empty(),
                4_000,
                List.of(1),
                false,
                List.of(),
                List.of(0.0, 0.0),
                List.of(1.0, 1.0),
                false,
                Optional.empty(),
                List.of());
        new ModelCodec().read(ForeignWeights.convert(input, origin, description, said -> {}));
    }
}
