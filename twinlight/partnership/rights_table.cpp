#include "twinlight/partnership/rights.h"

namespace twinlight::partnership {
namespace {
namespace table_of_rights {
using enum Relation;
using K = Kind;
using A = Action;

// Sets of relations, from nobody to anyone.
constexpr Relations none;
constexpr Relations mine = self;
constexpr Relations own = Relations(own_organisation) | self;
constexpr Relations parties = own | counterpart;
constexpr Relations ruled = region;            ///< what a coordinator decides on
constexpr Relations reach = parties | region;  ///< what a coordinator sees of what has parties
/// What a coordinator writes, for the owner or for the own organisation, and sees of what is the owner's alone.
constexpr Relations help = own | region;
constexpr Relations others = Relations(Relation::partnership) | counterpart | region;
constexpr Relations all_but_mine = others | own_organisation;
constexpr Relations inside = others | own;
constexpr Relations anyone = inside | elsewhere;

// clang-format off
// No row lets an organisation decide on its own admission, publication or answer: `own` and `self` are never among
// those who admit, publish or accept where another has to (rights_test.cpp holds this).
constexpr Right table[] = {
    // kind, action                     visitor member  manager coordinator programme official administrator system
    {K::partnership, A::create,        {none,   none,   none,    none,   none,   none,   anyone,       none}},
    {K::partnership, A::read,          {anyone, anyone, anyone,  anyone, anyone, anyone, anyone,       anyone}},
    {K::partnership, A::read_closed,   {none,   none,   none,    inside, inside, inside, anyone,       none}},
    {K::partnership, A::edit,          {none,   none,   none,    none,   inside, none,   anyone,       none}},
    {K::partnership, A::begin,         {none,   none,   none,    none,   none,   none,   anyone,       none}},
    {K::partnership, A::end,           {none,   none,   none,    none,   none,   none,   anyone,       none}},

    {K::organisation, A::create,       {none,   none,   none,    inside, inside, none,   inside,       none}},
    {K::organisation, A::read,         {anyone, anyone, anyone,  anyone, anyone, anyone, anyone,       anyone}},
    {K::organisation, A::read_closed,  {none,   own,    own,     help,   inside, none,   inside,       inside}},
    {K::organisation, A::edit,         {none,   none,   own,     help,   inside, none,   none,         none}},
    {K::organisation, A::admit,        {none,   none,   none,    ruled,  others, none,   all_but_mine, none}},
    {K::organisation, A::refuse,       {none,   none,   none,    ruled,  others, none,   all_but_mine, none}},
    {K::organisation, A::suspend,      {none,   none,   none,    ruled,  others, none,   all_but_mine, none}},
    {K::organisation, A::restore,      {none,   none,   none,    ruled,  others, none,   all_but_mine, none}},
    {K::organisation, A::leave,        {none,   none,   own,     none,   none,   none,   none,         none}},
    {K::organisation, A::end,          {none,   none,   none,    ruled,  others, none,   none,         none}},

    {K::person, A::create,             {none,   none,   none,    none,   inside, none,   inside,       none}},
    {K::person, A::read,               {mine,   inside, inside,  inside, inside, inside, inside,       inside}},
    {K::person, A::read_closed,        {mine,   mine,   own,     help,   inside, mine,   inside,       inside}},
    {K::person, A::edit,               {mine,   mine,   mine,    mine,   mine,   mine,   inside,       none}},
    {K::person, A::activate,           {mine,   mine,   mine,    mine,   mine,   mine,   mine,         none}},
    {K::person, A::suspend,            {none,   none,   none,    ruled,  others, none,   all_but_mine, none}},
    {K::person, A::restore,            {none,   none,   none,    ruled,  others, none,   all_but_mine, none}},
    {K::person, A::erase,              {mine,   mine,   mine,    mine,   mine,   mine,   inside,       inside}},

    {K::membership, A::create,         {mine,   mine,   own,     help,   inside, mine,   inside,       none}},
    {K::membership, A::read,           {mine,   inside, inside,  inside, inside, inside, inside,       inside}},
    {K::membership, A::read_closed,    {mine,   mine,   own,     help,   inside, mine,   inside,       inside}},
    {K::membership, A::admit,          {none,   none,   own_organisation, ruled, others, none, all_but_mine, none}},
    {K::membership, A::refuse,         {none,   none,   own_organisation, ruled, others, none, all_but_mine, none}},
    {K::membership, A::end,            {mine,   mine,   own,     Relations(ruled) | mine, inside, mine, inside, none}},

    {K::consent, A::create,            {mine,   mine,   mine,    mine,   mine,   mine,   mine,         none}},
    {K::consent, A::read_closed,       {mine,   mine,   mine,    help,   inside, mine,   inside,       inside}},
    {K::consent, A::withdraw,          {mine,   mine,   mine,    mine,   mine,   mine,   mine,         none}},

    {K::profile, A::create,            {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::profile, A::read,              {anyone, anyone, anyone,  anyone, anyone, anyone, anyone,       anyone}},
    {K::profile, A::read_closed,       {none,   own,    own,     help,   inside, none,   none,         inside}},
    {K::profile, A::edit,              {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::profile, A::submit,            {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::profile, A::publish,           {none,   none,   none,    ruled,  others, none,   none,         none}},
    {K::profile, A::tag,               {none,   none,   none,    ruled,  others, none,   none,         none}},
    {K::profile, A::send_back,         {none,   none,   none,    ruled,  others, none,   none,         none}},
    {K::profile, A::revise,            {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::profile, A::withdraw,          {none,   own,    own,     help,   inside, none,   none,         none}},
    {K::profile, A::expire,            {none,   none,   none,    none,   none,   none,   none,         inside}},
    {K::profile, A::renew,             {none,   own,    own,     help,   own,    none,   none,         none}},

    {K::product, A::create,            {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::product, A::read,              {anyone, anyone, anyone,  anyone, anyone, anyone, anyone,       anyone}},
    {K::product, A::read_closed,       {none,   own,    own,     help,   inside, none,   none,         inside}},
    {K::product, A::edit,              {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::product, A::publish,           {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::product, A::retire,            {none,   own,    own,     help,   inside, none,   none,         none}},

    {K::site, A::create,               {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::site, A::read,                 {none,   inside, inside,  inside, inside, inside, inside,       inside}},
    {K::site, A::read_closed,          {none,   own,    own,     help,   inside, none,   none,         inside}},
    {K::site, A::edit,                 {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::site, A::retire,               {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::site, A::restore,              {none,   own,    own,     help,   own,    none,   none,         none}},

    {K::space, A::create,              {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::space, A::read,                {none,   inside, inside,  inside, inside, inside, inside,       inside}},
    {K::space, A::read_closed,         {none,   own,    own,     help,   inside, none,   none,         inside}},
    {K::space, A::edit,                {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::space, A::retire,              {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::space, A::restore,             {none,   own,    own,     help,   own,    none,   none,         none}},

    {K::need, A::create,               {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::need, A::read,                 {none,   inside, inside,  inside, inside, inside, inside,       inside}},
    {K::need, A::read_closed,          {none,   own,    own,     help,   inside, none,   none,         inside}},
    {K::need, A::edit,                 {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::need, A::open,                 {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::need, A::fulfil,               {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::need, A::withdraw,             {none,   own,    own,     help,   inside, none,   none,         none}},

    {K::interest, A::create,           {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::interest, A::read_closed,      {none,   parties, parties, reach, inside, none,   none,         inside}},
    {K::interest, A::accept,           {none,   counterpart, counterpart, counterpart, counterpart, none, none, none}},
    {K::interest, A::decline,          {none,   counterpart, counterpart, counterpart, counterpart, none, none, none}},
    {K::interest, A::withdraw,         {none,   own,    own,     help,   own,    none,   none,         none}},
    {K::interest, A::expire,           {none,   none,   none,    none,   none,   none,   none,         inside}},
    {K::interest, A::conclude,         {none,   none,   none,    none,   none,   none,   none,         inside}},

    {K::introduction, A::create,       {none,   none,   none,    own,    own,    none,   none,         none}},
    {K::introduction, A::read_closed,  {none,   counterpart, counterpart, reach, inside, none, none,   inside}},
    {K::introduction, A::accept,       {none,   counterpart, counterpart, counterpart, counterpart, none, none, none}},
    {K::introduction, A::decline,      {none,   counterpart, counterpart, counterpart, counterpart, none, none, none}},
    {K::introduction, A::withdraw,     {none,   none,   none,    own,    inside, none,   none,         none}},
    {K::introduction, A::expire,       {none,   none,   none,    none,   none,   none,   none,         inside}},

    {K::achievement, A::create,        {none,   own,    own,     own,    own,    none,   none,         none}},
    {K::achievement, A::read,          {none,   parties, parties, reach, inside, inside, none,         inside}},
    {K::achievement, A::read_closed,   {none,   parties, parties, reach, inside, none,   none,         inside}},
    {K::achievement, A::edit,          {none,   own,    own,     own,    own,    none,   none,         none}},
    {K::achievement, A::submit,        {none,   own,    own,     own,    own,    none,   none,         none}},
    {K::achievement, A::confirm,       {none,   counterpart, counterpart, counterpart, counterpart, none, none, none}},
    {K::achievement, A::dispute,       {none,   counterpart, counterpart, counterpart, counterpart, none, none, none}},
    {K::achievement, A::withdraw,      {none,   own,    own,     own,    own,    none,   none,         none}},

    {K::file, A::create,               {none,   own,    own,     help,   own,    none,   own,          none}},
    {K::file, A::read,                 {anyone, anyone, anyone,  anyone, anyone, anyone, anyone,       anyone}},
    {K::file, A::read_closed,          {none,   parties, parties, reach, inside, none,   none,         inside}},
    {K::file, A::publish,              {none,   own,    own,     help,   own,    none,   own,          none}},
    {K::file, A::withdraw,             {none,   own,    own,     help,   inside, none,   own,          none}},
    {K::file, A::erase,                {none,   own,    own,     help,   inside, none,   inside,       inside}},

    {K::evaluation, A::create,         {none, own, own, help, inside, none, none, inside}},
    {K::evaluation, A::read_closed,    {none, parties, parties, reach, inside, none, none, inside}},

    {K::event, A::create,              {none, none, none, help, inside, none, none, none}},
    {K::event, A::read,                {anyone, anyone, anyone, anyone, anyone, anyone, anyone, anyone}},
    {K::event, A::read_closed,         {none, own, own, help, inside, none, none, inside}},
    {K::event, A::edit,                {none, none, none, help, inside, none, none, none}},
    {K::event, A::publish,             {none, none, none, help, inside, none, none, none}},
    {K::event, A::end,                 {none, none, none, help, inside, none, none, inside}},
    {K::event, A::withdraw,            {none, none, none, help, inside, none, none, none}},

    {K::session, A::create,            {none, none, none, help, inside, none, none, none}},
    {K::session, A::read,              {anyone, anyone, anyone, anyone, anyone, anyone, anyone, anyone}},
    {K::session, A::read_closed,       {none, own, own, help, inside, none, none, inside}},
    {K::session, A::edit,              {none, none, none, help, inside, none, none, none}},
    {K::session, A::withdraw,          {none, none, none, help, inside, none, none, none}},

    {K::registration, A::create,       {mine, own, own, help, inside, mine, mine, none}},
    {K::registration, A::read,         {mine, inside, inside, inside, inside, inside, inside, inside}},
    {K::registration, A::read_closed,  {mine, own, own, help, inside, mine, inside, inside}},
    {K::registration, A::edit,         {mine, own, own, help, inside, mine, mine, none}},
    {K::registration, A::admit,        {none, none, none, ruled, others, none, none, none}},
    {K::registration, A::refuse,       {none, none, none, ruled, others, none, none, none}},
    {K::registration, A::withdraw,     {mine, own, own, help, inside, mine, mine, none}},
    {K::registration, A::check_in,     {none, none, none, inside, inside, none, none, none}},

    {K::meeting, A::create,            {none, own, own, help, own, none, none, none}},
    {K::meeting, A::read_closed,       {none, parties, parties, inside, inside, none, none, inside}},
    {K::meeting, A::accept,            {none, counterpart, counterpart, counterpart, counterpart, none, none, none}},
    {K::meeting, A::decline,           {none, counterpart, counterpart, counterpart, counterpart, none, none, none}},
    {K::meeting, A::withdraw,          {none, own, own, help, inside, none, none, none}},
    {K::meeting, A::expire,            {none, none, none, none, none, none, none, inside}},
    {K::meeting, A::plan,              {none, none, none, inside, inside, none, none, inside}},
    {K::meeting, A::revise,            {none, none, none, inside, inside, none, none, none}},
    {K::meeting, A::conclude,          {none, parties, parties, inside, inside, none, none, none}},
    {K::meeting, A::miss,              {none, none, none, inside, inside, none, none, none}},

    {K::pilot, A::create,              {none, own, own, help, own, none, none, none}},
    {K::pilot, A::read,                {anyone, anyone, anyone, anyone, anyone, anyone, anyone, anyone}},
    {K::pilot, A::read_closed,         {none, parties, parties, reach, inside, none, none, inside}},
    {K::pilot, A::edit,                {none, own, own, help, own, none, none, none}},
    {K::pilot, A::submit,              {none, own, own, help, own, none, none, none}},
    {K::pilot, A::accept,              {none, counterpart, counterpart, counterpart, counterpart, none, none, none}},
    {K::pilot, A::send_back,           {none, counterpart, counterpart, counterpart, counterpart, none, none, none}},
    {K::pilot, A::begin,               {none, own, own, help, own, none, none, none}},
    {K::pilot, A::conclude,            {none, own, own, help, own, none, none, none}},
    {K::pilot, A::withdraw,            {none, parties, parties, reach, inside, none, none, none}},

    {K::certificate, A::create,        {none, own, own, help, own, none, none, none}},
    {K::certificate, A::read,          {anyone, anyone, anyone, anyone, anyone, anyone, anyone, anyone}},
    {K::certificate, A::read_closed,   {none, own, own, help, inside, none, none, inside}},
    {K::certificate, A::edit,          {none, own, own, help, own, none, none, none}},
    {K::certificate, A::confirm,       {none, none, none, ruled, others, none, none, none}},
    {K::certificate, A::refuse,        {none, none, none, ruled, others, none, none, none}},
    {K::certificate, A::expire,        {none, none, none, none, none, none, none, inside}},
    {K::certificate, A::withdraw,      {none, own, own, help, inside, none, none, none}},

    {K::lead, A::create,               {none, own, own, help, inside, none, none, inside}},
    {K::lead, A::read_closed,          {none, own, own, help, inside, none, none, inside}},
    {K::lead, A::edit,                 {none, own, own, help, inside, none, none, none}},
    {K::lead, A::advance,              {none, own, own, help, inside, none, none, none}},
    {K::lead, A::lose,                 {none, own, own, help, inside, none, none, none}},
    {K::lead, A::conclude,             {none, own, own, help, inside, none, none, none}},

    {K::exchange, A::create,           {none, own, own, help, inside, none, none, none}},
    {K::exchange, A::read,             {anyone, anyone, anyone, anyone, anyone, anyone, anyone, anyone}},
    {K::exchange, A::read_closed,      {none, parties, parties, reach, inside, none, none, inside}},
    {K::exchange, A::edit,             {none, own, own, help, inside, none, none, none}},
    {K::exchange, A::publish,          {none, own, own, help, inside, none, none, none}},
    {K::exchange, A::conclude,         {none, own, own, help, inside, none, none, none}},
    {K::exchange, A::withdraw,         {none, own, own, help, inside, none, none, none}},

    {K::indicator, A::create,          {none, none, none, none, inside, none, none, none}},
    {K::indicator, A::read,            {anyone, anyone, anyone, anyone, anyone, anyone, anyone, anyone}},
    {K::indicator, A::read_closed,     {none, none, none, inside, inside, inside, none, inside}},
    {K::indicator, A::edit,            {none, none, none, none, inside, none, none, none}},
    {K::indicator, A::publish,         {none, none, none, none, inside, none, none, none}},
    {K::indicator, A::retire,          {none, none, none, none, inside, none, none, none}},

    {K::outcome, A::create,            {none, own, own, help, inside, none, none, none}},
    {K::outcome, A::read,              {none, inside, inside, inside, inside, inside, inside, inside}},
    {K::outcome, A::read_closed,       {none, own, own, help, inside, none, none, inside}},
    {K::outcome, A::edit,              {none, own, own, help, inside, none, none, none}},
    {K::outcome, A::submit,            {none, own, own, help, inside, none, none, none}},
    {K::outcome, A::send_back,         {none, none, none, ruled, others, none, none, none}},
    {K::outcome, A::confirm,           {none, none, none, ruled, others, none, none, none}},
    {K::outcome, A::freeze,            {none, none, none, none, inside, none, none, inside}},
    {K::outcome, A::withdraw,          {none, own, own, help, inside, none, none, none}},

    {K::newsletter, A::create,         {none, none, none, inside, inside, none, none, none}},
    {K::newsletter, A::read,           {anyone, anyone, anyone, anyone, anyone, anyone, anyone, anyone}},
    {K::newsletter, A::read_closed,    {none, none, none, inside, inside, none, none, inside}},
    {K::newsletter, A::edit,           {none, none, none, inside, inside, none, none, none}},
    {K::newsletter, A::send,           {none, none, none, none, inside, none, none, none}},
    {K::newsletter, A::withdraw,       {none, none, none, inside, inside, none, none, none}},

    {K::subscription, A::create,       {mine, mine, mine, mine, inside, mine, inside, none}},
    {K::subscription, A::read_closed,  {mine, mine, mine, mine, inside, mine, inside, inside}},
    {K::subscription, A::activate,     {none, none, none, none, none, none, none, inside}},
    {K::subscription, A::erase,        {mine, mine, mine, mine, inside, mine, inside, inside}},

    {K::join_request, A::create,       {anyone, anyone, anyone, anyone, anyone, anyone, anyone, none}},
    {K::join_request, A::read,         {mine, mine, mine, Relations(ruled) | mine, inside, mine, inside, inside}},
    {K::join_request, A::read_closed,  {none, none, none, none, none, none, inside, inside}},
    {K::join_request, A::confirm,      {none, none, none, none, none, none, none, others}},
    {K::join_request, A::admit,        {none, none, none, ruled, others, none, all_but_mine, none}},
    {K::join_request, A::refuse,       {none, none, none, ruled, others, none, all_but_mine, none}},
    {K::join_request, A::erase,        {mine, mine, mine, mine, inside, mine, inside, inside}},

    {K::audit_entry, A::create,        {none,   none,   none,    none,   none,   none,   none,         none}},
    {K::audit_entry, A::read_closed,   {none,   none,   own,     help,   inside, none,   inside,       none}},
};
// clang-format on

}  // namespace table_of_rights
}  // namespace

std::span<const Right> rights() {
  return table_of_rights::table;
}

SetOf<Role> grantable_by(Role role) {
  const SetOf<Role> of_members = SetOf<Role>(Role::member) | Role::organisation_manager;
  const SetOf<Role> of_partnership = of_members | Role::coordinator | Role::official;
  if (role == Role::organisation_manager || role == Role::coordinator) return of_members;
  if (role == Role::programme_manager) return of_partnership;
  if (role == Role::administrator) return of_partnership | Role::programme_manager | Role::administrator;
  return {};
}

}  // namespace twinlight::partnership
