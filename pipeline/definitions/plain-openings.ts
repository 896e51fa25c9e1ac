/**
 * Words that open an English sentence with a capital letter and are nobody's name. A word that opens one and is not here
 * is held back. `May`, `Will`, `Mark`, `Rose` and their like are left out, because they are names too.
 */
export const plainOpenings: ReadonlySet<string> = new Set(
  `a about above according across actually after again agencies all allow allowing also although always an and another
  any anyone anything are areas as ask asking at be because before being better between both boxes but by can changes
  check checking children closing clear clearer comments compare comparing consider consult consultation consultations
  could did different do document documents does don't during each easier easy either even every everybody everyone
  everything examples explain explaining families far few fewer find first for four from further general generally get
  give given giving good had has have having he hear hearing help her here his how however i i'd i'll i'm i've if in
  include including inform inspection inspections inspectors instead invite inviting involve is it it's its just keep
  know large learn less let like link listen listening local longer look looking lots make making many maybe me meet
  meeting meetings more most much must my need nine no nobody none not nothing notice now of often on once one only
  open or other others our out over overall parents partly people perhaps please plain practice provide publish put
  questions quite read reading reports respondents results reviews save send several share she shorter should show
  simple since so some somebody someone something sometimes speak speaking spend staff start still such surveys take
  talk talking tell ten thank thanks that the their them then there these they they're this those though through time
  to together too try two under unless until use using very visit visits was we we'd we'll we're we've well were what
  when where whether which while who why with within without words working workshops would write writing yes yet you
  young your`.split(/\s+/),
);
