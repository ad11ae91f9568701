/** The classic experiments: each trains, measures, prints a table, draws a picture, and runs through the stream where that makes sense. */
package io.wavecast.experiments;
