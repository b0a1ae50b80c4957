// Whether a picture was blown up from a smaller one.
#pragma once

#include <opencv2/core.hpp>

namespace mediaproof {

// Of an 8-bit grey picture, decibels: how abruptly its spectrum ends before a third of the sampling rate, that is at less
// detail than two thirds of its pixels could hold. Lenses and hands make a spectrum fall ever steeper into the noise (up
// to 5 dB here); interpolation cuts it off where the small picture's ended and leaves only faint images of it beyond
// (above 8 dB): Keys, "Cubic convolution interpolation for digital image processing", IEEE Trans. ASSP 29 (1981), shows
// the kernels' spectra, whose first zero lies where the small picture's sampling rate did: an enlargement of less than
// three times ends too gently to be seen here. Bilinear interpolation and later compression blunt the end, so that a low figure says nothing.
// 0 for a picture too small to tell.
double spectrum_end_db(const cv::Mat& grey);

}  // namespace mediaproof
