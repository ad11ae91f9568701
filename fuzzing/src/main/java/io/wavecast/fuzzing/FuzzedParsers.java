package io.wavecast.fuzzing;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;

/** The tests of parsers that read the same kind of data. */
public abstract class FuzzedParsers {
    private final List<Fuzz> fuzzes;
    private boolean replayed; // by this instance, of which each test has its own

    protected FuzzedParsers(Fuzz... fuzzes) {
        this.fuzzes = List.of(fuzzes);
    }

    /** The kept inputs are parsed or refused as their names say. */
    @Example
    public final void shouldReadKeptInputs() {
        replayed = true;
        fuzzes.forEach(Fuzz::replay);
    }

    /** Damaged copies of the kept inputs are parsed or refused. */
    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    public final void shouldParseOrRefuse(@ForAll long seed) {
        fuzzes.forEach(fuzz -> fuzz.batch(seed));
    }

    /** If a parser refused all mutations, or parsed all, or was given none, the test would not cover both outcomes. Kept inputs are no mutations. */
    @AfterProperty
    public final void shouldHaveDoneBoth() {
        if (!replayed) {
            fuzzes.forEach(Fuzz::requireBothOutcomes);
        }
    }
}
