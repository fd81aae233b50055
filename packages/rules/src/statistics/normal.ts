/** 97.5 % point of the standard normal distribution. */
export const twoSided95 = 1.959963984540054;

const densityAtZero = 1 / Math.sqrt(2 * Math.PI);

/** Density of the standard normal distribution. */
export const density = (z: number): number => densityAtZero * Math.exp(-0.5 * z * z);

/** Rational approximations of fdlibm's `s_erf.c` (Sun Microsystems, 1993): relative error below 1e-15 down to 1e-308. */
const nearZero = (square: number): number =>
  (0.12837916709551256 +
    square *
      (-0.3250421072470015 +
        square * (-0.02848174957559851 + square * (-0.005770270296489442 + square * -2.3763016656650163e-5)))) /
  (1 +
    square *
      (0.39791722395915535 +
        square *
          (0.0650222499887673 +
            square * (0.005081306281875766 + square * (0.00013249473800432164 + square * -3.960228278775368e-6)))));

const aroundOne = (s: number): number =>
  (-0.0023621185607526594 +
    s *
      (0.41485611868374833 +
        s *
          (-0.3722078760357013 +
            s *
              (0.31834661990116175 +
                s * (-0.11089469428239668 + s * (0.035478304325618236 + s * -0.002166375594868791)))))) /
  (1 +
    s *
      (0.10642088040084423 +
        s *
          (0.540397917702171 +
            s *
              (0.07182865441419627 +
                s * (0.12617121980876164 + s * (0.01363708391202905 + s * 0.011984499846799107))))));

const middle = (s: number): number =>
  (-0.009864944034847148 +
    s *
      (-0.6938585727071818 +
        s *
          (-10.558626225323291 +
            s *
              (-62.375332450326006 +
                s *
                  (-162.39666946257347 +
                    s * (-184.60509290671104 + s * (-81.2874355063066 + s * -9.814329344169145))))))) /
  (1 +
    s *
      (19.651271667439257 +
        s *
          (137.65775414351904 +
            s *
              (434.56587747522923 +
                s *
                  (645.3872717332679 +
                    s *
                      (429.00814002756783 +
                        s * (108.63500554177944 + s * (6.570249770319282 + s * -0.0604244152148581))))))));

const far = (s: number): number =>
  (-0.0098649429247001 +
    s *
      (-0.799283237680523 +
        s *
          (-17.757954917754752 +
            s *
              (-160.63638485582192 + s * (-637.5664433683896 + s * (-1025.0951316110772 + s * -483.5191916086514)))))) /
  (1 +
    s *
      (30.33806074348246 +
        s *
          (325.7925129965739 +
            s *
              (1536.729586084437 +
                s *
                  (3199.8582195085955 +
                    s * (2553.0504064331644 + s * (474.52854120695537 + s * -22.44095244658582)))))));

const oneMinusErx = 1 - 0.8450629115104675;

/** Complementary error function of x >= 0. */
const complement = (x: number): number => {
  if (x < 0.25) return 1 - (x + x * nearZero(x * x));
  if (x < 0.84375) return 0.5 - (x - 0.5 + x * nearZero(x * x));
  if (x < 1.25) return oneMinusErx - aroundOne(x - 1);
  if (x >= 28) return 0;
  const s = 1 / (x * x);
  const near = Math.fround(x);
  const rest = x < 1 / 0.35 ? middle(s) : far(s);
  return (Math.exp(-near * near - 0.5625) * Math.exp((near - x) * (near + x) + rest)) / x;
};

/**
 * Probability that a standard normal number lies above z, with full relative accuracy in the tail.
 * @example upperTail(1.959963984540054) // 0.025
 */
export const upperTail = (z: number): number => {
  const tail = 0.5 * complement(Math.abs(z) * Math.SQRT1_2);
  return z < 0 ? 1 - tail : tail;
};
