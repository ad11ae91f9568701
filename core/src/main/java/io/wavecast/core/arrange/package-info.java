/** What arriving samples become before a model sees them: put in order, set to a nominal rate, put on a grid. */
package io.wavecast.core.arrange;
