package io.wavecast.trainer.options;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.training.NetworkShape;
import java.util.List;

/**
 * The value of {@code --cell}.
 *
 * @param kinds to try, at least one
 */
public record CellList(List<CellKind> kinds) {
    /** All kinds of cell. */
    public static final CellList AUTO = new CellList(NetworkShape.AUTO);

    public CellList {
        kinds = List.copyOf(kinds);
    }
}
