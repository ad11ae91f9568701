/** The series that are watched: the newest rows of each in bounded memory, and what follows from them. */
package io.wavecast.demo.watch.series;
