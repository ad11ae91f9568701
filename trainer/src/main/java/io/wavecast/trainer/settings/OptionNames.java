package io.wavecast.trainer.settings;

/** The names of options whose values settings check, so that an option and the message about it cannot differ. */
public final class OptionNames {
    public static final String MODEL = "--model";
    public static final String SINCE = "--since";
    public static final String UNTIL = "--until";
    public static final String MAX_SAMPLES = "--max-samples";
    public static final String MAX_GAP = "--max-gap";
    public static final String SCALING = "--scaling";
    public static final String LIMITS = "--limits";
    public static final String SCALE_PER = "--scale-per";
    public static final String SCALE_WINDOW = "--scale-window";
    public static final String DIFFERENCE = "--difference";
    public static final String CELL = "--cell";
    public static final String RELU = "--relu";
    public static final String RESET_BEFORE = "--reset-before";
    public static final String HIDDEN = "--hidden";
    public static final String LAYERS = "--layers";
    public static final String LAGS = "--lags";
    public static final String SEASONS = "--seasons";
    public static final String REACH = "--reach";
    public static final String CALENDAR = "--calendar";
    public static final String ZONE = "--zone";
    public static final String HOLIDAYS = "--holidays";
    public static final String HORIZONS = "--horizons";
    public static final String TARGETS = "--targets";
    public static final String CLOSED_LOOP = "--closed-loop";
    public static final String COVERAGE = "--coverage";
    public static final String ADAPTER = "--adapter";
    public static final String SPREAD = "--spread";
    public static final String ENGINE = "--engine";
    public static final String DEVICE = "--device";
    public static final String WINDOW = "--window";
    public static final String FUTURE = "--future";
    public static final String CARRY_STATE = "--carry-state";
    public static final String BATCH = "--batch";
    public static final String UPDATES = "--updates";
    public static final String PATIENCE = "--patience";
    public static final String LEARNING_RATE = "--learning-rate";
    public static final String LOSS = "--loss";
    public static final String DROPOUT = "--dropout";
    public static final String RECURRENT_DROPOUT = "--recurrent-dropout";
    public static final String CLIP = "--clip";
    public static final String MAX_TIME = "--max-time";
    public static final String SEED = "--seed";
    public static final String TOLERANCE = "--tolerance";
    public static final String MAX_LOSING = "--max-losing";
    public static final String FORCE = "--force";
    public static final String NO_REFIT = "--no-refit";
    public static final String PROMOTION = "--promotion";
    public static final String DECIDE_LEVEL = "--decide-level";
    public static final String DECIDE_STEPS = "--decide-steps";
    public static final String DECIDE_SERIES = "--decide-series";
    public static final String DECIDE_GAIN = "--decide-gain";
    public static final String DECIDE_HORIZON = "--decide-horizon";
    public static final String DECIDE_BLOCK = "--decide-block";
    public static final String DECIDE_COOL_DOWN = "--decide-cool-down";
    public static final String KEEP_VERSIONS = "--keep-versions";
    public static final String SWAP_OVER = "--swap-over";

    private OptionNames() {}
}
